import { Button } from '@backstage/ui';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './FormDialog.module.css';

export interface RestoredNoteProps {
  text: string;
  onStartOver: () => void;
}

/** Tells that what was written before is still there. */
export function RestoredNote(props: RestoredNoteProps) {
  const t = useTranslate();
  return (
    <div className={styles.restored}>
      {props.text}
      <Button size="small" variant="tertiary" onPress={props.onStartOver}>
        {t('report.startOver')}
      </Button>
    </div>
  );
}
