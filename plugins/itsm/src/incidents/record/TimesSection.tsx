import {
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { DateTimeField } from '../../components/reportIncident/DateTimeField';
import {
  FormEditor,
  RailRow,
  RailRows,
  RailSection,
} from '../../components/rail';
import { RelativeTime } from '../../components/relativeTime';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';
import { useLoadedIncident } from './IncidentRecordContext';
import type { IncidentFields } from './useIncidentRecord';
import styles from './TimesSection.module.css';

const fields = [
  'startedAt',
  'openedAt',
  'acknowledgedAt',
  'mitigatedAt',
  'resolvedAt',
  'closedAt',
] as const;

/** The day and the minute; the year only where it isn't the present one. */
function exactly(at: string, locale?: string): string {
  const time = DateTime.fromISO(at, { locale });
  return time.toLocaleString({
    ...DateTime.DATETIME_MED,
    year: time.hasSame(DateTime.now(), 'year') ? undefined : 'numeric',
  });
}

/** Those that are known better by people than by the clock. */
const editableFields = ['startedAt', 'mitigatedAt'] as const;

type EditableField = (typeof editableFields)[number];

function isEditable(field: string): field is EditableField {
  return editableFields.some(one => one === field);
}

const LOCAL = "yyyy-MM-dd'T'HH:mm";

function TimeEditor(props: { field: EditableField }) {
  const { field } = props;
  const { incident, update } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const [local, setLocal] = useState('');
  const name = t(`common.field.${field}`);
  const present = incident[field] ?? new Date().toISOString();
  return (
    <FormEditor
      label={t('common.edit.change', { name })}
      onOpen={() => setLocal(DateTime.fromISO(present).toFormat(LOCAL))}
      isDisabled={field === 'startedAt' && !local}
      onSave={() =>
        update({
          [field]: local ? DateTime.fromISO(local).toUTC().toISO() : null,
        } as IncidentFields)
      }
    >
      <DateTimeField label={name} value={local} onChange={setLocal} />
    </FormEditor>
  );
}

/** When what happened. */
export function TimesSection() {
  const { incident, editable } = useLoadedIncident();
  const { t } = useTranslationRef(itsmTranslationRef);
  const vocabulary = useVocabulary();
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  return (
    <RailSection title={t('incidents.record.times')}>
      <RailRows>
        {fields.map(field => {
          const at = incident[field];
          const editor = editable && isEditable(field) && (
            <TimeEditor field={field} />
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
        {incident.reopenCount > 0 && (
          <RailRow name={vocabulary.field('reopenCount')}>
            {incident.reopenCount}
          </RailRow>
        )}
        {incident.reassignmentCount > 0 && (
          <RailRow name={vocabulary.field('reassignmentCount')}>
            {incident.reassignmentCount}
          </RailRow>
        )}
      </RailRows>
    </RailSection>
  );
}
