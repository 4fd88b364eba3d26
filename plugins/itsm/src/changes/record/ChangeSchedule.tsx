import { Skeleton } from '@backstage/ui';
import { DateTime } from 'luxon';
import { messageOf } from '../../api/failures';
import { ConflictList } from '../../components/conflicts';
import { useLoadedRecord } from '../../components/recordPage';
import { TextButton } from '../../components/textButton';
import { useTimeSpan } from '../../hooks/useTimeSpan';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ChangeSchedule.module.css';
import { PlannedTimeEditor } from './PlannedTimeEditor';
import { Section } from './Section';
import { useChangeResource } from './useChangeResource';

function Conflicts() {
  const t = useTranslate();
  const { value, error, retry } = useChangeResource((itsm, number, signal) =>
    itsm.calendar.conflicts(number, { signal }),
  );
  if (!value) {
    return error ? (
      <p className={styles.note} role="alert">
        {t('changes.conflicts.failed', { message: messageOf(error) })}{' '}
        <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
      </p>
    ) : (
      <Skeleton width="100%" height="3rem" />
    );
  }
  return <ConflictList conflicts={value} />;
}

/** When it is planned, and what it collides with then. */
export function ChangeSchedule() {
  const { record, editable } = useLoadedRecord('change');
  const t = useTranslate();
  const span = useTimeSpan();
  const { plannedStart, plannedEnd, actualStart, actualEnd } = record;
  const planned = span(plannedStart, plannedEnd);
  const reasons = [
    ['exception', record.exceptionReason],
    ['override', record.overrideReason],
  ] as const;
  return (
    <Section
      title={t('changes.when.title')}
      aside={editable && <PlannedTimeEditor />}
    >
      {planned ? (
        <p className={styles.time}>
          <strong>{planned}</strong>
          <span className={styles.note}>
            {t('changes.when.timeZone', {
              zone: DateTime.local().zoneName ?? 'UTC',
            })}
          </span>
        </p>
      ) : (
        <p className={styles.note}>{t('changes.when.none')}</p>
      )}
      {actualStart && (
        <p className={styles.note}>
          {actualEnd
            ? `${t('changes.when.actual')}: ${span(actualStart, actualEnd)}`
            : t('changes.when.underWay', {
                time: DateTime.fromISO(actualStart).toLocaleString(
                  DateTime.DATETIME_MED,
                ),
              })}
        </p>
      )}
      {reasons.map(
        ([name, reason]) =>
          reason && (
            <p key={name} className={styles.reason}>
              <span className={styles.note}>{t(`changes.when.${name}`)}</span>
              {reason}
            </p>
          ),
      )}
      <h4 className={styles.heading}>{t('changes.conflicts.title')}</h4>
      {planned ? (
        <Conflicts />
      ) : (
        <p className={styles.note}>{t('changes.conflicts.unplanned')}</p>
      )}
    </Section>
  );
}
