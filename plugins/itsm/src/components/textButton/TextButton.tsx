import { ReactNode } from 'react';
import styles from './TextButton.module.css';

export interface TextButtonProps {
  children: ReactNode;
  onPress: () => void;
}

/** An action that stands in a line of text and must not outshine it. */
export function TextButton(props: TextButtonProps) {
  return (
    <button type="button" className={styles.button} onClick={props.onPress}>
      {props.children}
    </button>
  );
}
