import { Switch } from '@backstage/ui';
import { RecordText, useLoadedRecord } from '../../components/recordPage';
import { useTranslate } from '../../hooks/useTranslate';
import { BroadcastButtons } from './BroadcastButtons';
import { Broadcasts } from './Broadcasts';
import styles from './ProblemPage.module.css';

/** How to get around it, and whether others are told of it. */
export function Workaround() {
  const { record, editable, attempt, update } = useLoadedRecord('problem');
  const t = useTranslate();
  const { workaround, knownError, usedCount, entities } = record;
  const hasPrimary = entities.some(({ role }) => role === 'primary');
  return (
    <div className={styles.stack}>
      <RecordText
        field="workaround"
        headed
        none={t('problems.workaround.none')}
      />
      <div className={styles.actions}>
        <Switch
          label={t('problems.workaround.publish')}
          isSelected={knownError}
          isDisabled={
            !editable || (!knownError && !(workaround?.trim() && hasPrimary))
          }
          onChange={selected => attempt(() => update({ knownError: selected }))}
        />
        {knownError && usedCount !== undefined && (
          <span className={styles.quiet}>
            {t('problems.workaround.used', { count: usedCount })}
          </span>
        )}
      </div>
      <p className={styles.quiet}>
        {t(
          workaround && hasPrimary
            ? 'problems.workaround.meaning'
            : 'problems.workaround.needs',
        )}
      </p>
      <BroadcastButtons />
      <Broadcasts />
    </div>
  );
}
