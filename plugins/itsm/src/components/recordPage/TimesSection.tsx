import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import type { RecordType } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { DateTimeField } from '../reportIncident/DateTimeField';
import { FormEditor, RailRow, RailRows, RailSection } from '../rail';
import { RelativeTime } from '../relativeTime';
import type { RecordFields } from '../../hooks/useRecordsApi';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { useLoadedRecord } from './RecordContext';
import styles from './TimesSection.module.css';

/** A time of a record. */
export interface RecordTime {
  /** The field of the record; one without a value is only shown to be set. */
  field: string;
  /** Known better by people than by the clock; `required` can't be emptied. */
  edit?: 'required' | 'optional';
}

/** The day and the minute; the year only where it isn't the present one. */
function exactly(at: string, locale?: string): string {
  const time = DateTime.fromISO(at, { locale });
  return time.toLocaleString({
    ...DateTime.DATETIME_MED,
    year: time.hasSame(DateTime.now(), 'year') ? undefined : 'numeric',
  });
}

/** What a record has at a field that only some types have. */
function timeOf(record: object, field: string): string | undefined {
  return (record as Record<string, string | undefined>)[field];
}

const LOCAL = "yyyy-MM-dd'T'HH:mm";

function TimeEditor(props: { field: string; required: boolean }) {
  const { field } = props;
  const { record, update } = useLoadedRecord();
  const t = useTranslate();
  const [local, setLocal] = useState('');
  const name = useVocabulary().field(field);
  const present = timeOf(record, field) ?? new Date().toISOString();
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setLocal(DateTime.fromISO(present).toFormat(LOCAL))}
      isDisabled={props.required && !local}
      onSave={() =>
        update({
          [field]: local ? DateTime.fromISO(local).toUTC().toISO() : null,
        } as RecordFields<RecordType>)
      }
    >
      <DateTimeField label={name} value={local} onChange={setLocal} />
    </FormEditor>
  );
}

export interface TimesSectionProps {
  /** The times to show, in their order. */
  times: readonly RecordTime[];
}

/** When what happened, and how often it began again. */
export function TimesSection(props: TimesSectionProps) {
  const { record, editable } = useLoadedRecord();
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  return (
    <RailSection title={t('records.page.times')}>
      <RailRows>
        {props.times.map(({ field, edit }) => {
          const at = timeOf(record, field);
          const editor = editable && edit && (
            <TimeEditor field={field} required={edit === 'required'} />
          );
          if (!at) {
            return editor ? (
              <RailRow
                key={field}
                name={vocabulary.field(field)}
                action={editor}
              >
                {t('common.none')}
              </RailRow>
            ) : null;
          }
          return (
            <RailRow key={field} name={vocabulary.field(field)} action={editor}>
              <span className={styles.exact}>{exactly(at, language)}</span>{' '}
              <RelativeTime at={at} width="narrow" className={styles.ago} />
            </RailRow>
          );
        })}
        {record.reopenCount > 0 && (
          <RailRow name={vocabulary.field('reopenCount')}>
            {record.reopenCount}
          </RailRow>
        )}
        {record.reassignmentCount > 0 && (
          <RailRow name={vocabulary.field('reassignmentCount')}>
            {record.reassignmentCount}
          </RailRow>
        )}
      </RailRows>
    </RailSection>
  );
}
