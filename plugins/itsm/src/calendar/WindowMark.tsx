import { ToneTag } from '../components/tags';
import { useTranslate } from '../hooks/useTranslate';
import { WindowIcon } from './WindowIcon';
import styles from './WindowMark.module.css';
import type { WindowNature } from './windowNature';

/** What a window means for changes, by colour, shape and word. */
export function WindowMark(props: { nature: WindowNature }) {
  const { nature } = props;
  const t = useTranslate();
  return (
    <ToneTag className={styles[nature]} icon={<WindowIcon nature={nature} />}>
      {t(`calendar.nature.${nature}`)}
    </ToneTag>
  );
}
