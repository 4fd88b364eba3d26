import { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { RecordText } from './RecordText';

export interface RecordDescriptionProps {
  /** What stands above it, such as how it ended. */
  children?: ReactNode;
}

/** What it is about, in the words of those who opened it. */
export function RecordDescription(props: RecordDescriptionProps) {
  const t = useTranslate();
  return (
    <RecordText
      field="description"
      none={t('records.page.noDescription')}
      editLabel={t('records.page.editDescription')}
    >
      {props.children}
    </RecordText>
  );
}
