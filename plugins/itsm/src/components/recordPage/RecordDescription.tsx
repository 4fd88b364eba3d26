import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import { itsmTranslationRef } from '../../translation';
import { RecordText } from './RecordText';

export interface RecordDescriptionProps {
  /** What stands above it, such as how it ended. */
  children?: ReactNode;
}

/** What it is about, in the words of those who opened it. */
export function RecordDescription(props: RecordDescriptionProps) {
  const { t } = useTranslationRef(itsmTranslationRef);
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
