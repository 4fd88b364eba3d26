import {
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { RailRow, RailRows, RailSection } from '../../components/rail';
import { RelativeTime } from '../../components/relativeTime';
import { useVocabulary } from '../../hooks/useVocabulary';
import { itsmTranslationRef } from '../../translation';
import { useLoadedIncident } from './IncidentRecordContext';
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

/** When what happened. */
export function TimesSection() {
  const { incident } = useLoadedIncident();
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
          return (
            at && (
              <RailRow key={field} name={vocabulary.field(field)}>
                <span className={styles.exact}>{exactly(at, language)}</span>{' '}
                <RelativeTime at={at} width="narrow" className={styles.ago} />
              </RailRow>
            )
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
