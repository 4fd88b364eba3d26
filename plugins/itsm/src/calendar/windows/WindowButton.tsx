import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import styles from './WindowButton.module.css';

export interface WindowButtonProps {
  window: ChangeWindow;
  onOpen: (window: ChangeWindow) => void;
}

/** The name of a window, which opens it. */
export function WindowButton(props: WindowButtonProps) {
  const { window, onOpen } = props;
  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => onOpen(window)}
    >
      {window.name}
    </button>
  );
}
