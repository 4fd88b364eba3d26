import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
  Skeleton,
} from '@backstage/ui';
import { RiCheckLine, RiErrorWarningLine, RiMindMap } from '@remixicon/react';
import type { ChangeImpact as Answer } from 'backstage-plugin-itsm-common';
import { messageOf } from '../../api/failures';
import { ImpactList, ImpactSummary } from '../../components/impact';
import { RailSection } from '../../components/rail';
import { useLoadedRecord } from '../../components/recordPage';
import { TextButton } from '../../components/textButton';
import { useEntityTitles } from '../../hooks/useEntityTitles';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './ChangeImpact.module.css';
import { useChangeResource } from './useChangeResource';

type Differences = NonNullable<Answer['changedSince']>;

function ChangedSince(props: { since: Differences }) {
  const { added, removed, changed } = props.since;
  const t = useTranslate();
  const titleOf = useEntityTitles([
    ...added,
    ...removed,
    ...changed.flatMap(({ entityRef, from, to }) =>
      [entityRef, from, to].filter(
        (ref): ref is string => typeof ref === 'string',
      ),
    ),
  ]);
  const inWords = (value: string | number | undefined) =>
    typeof value === 'string'
      ? titleOf(value)
      : String(value ?? t('changes.impact.nobody'));
  const list = (refs: string[]) => refs.map(titleOf).join(', ');
  if (added.length + removed.length + changed.length === 0) {
    return (
      <p className={styles.note}>
        <RiCheckLine aria-hidden />
        {t('changes.impact.unchanged')}
      </p>
    );
  }
  return (
    <div className={styles.since}>
      <h4 className={styles.heading}>
        <RiErrorWarningLine aria-hidden />
        {t('changes.impact.changedSince')}
      </h4>
      <ul>
        {added.length > 0 && (
          <li>{t('changes.impact.added', { entities: list(added) })}</li>
        )}
        {removed.length > 0 && (
          <li>{t('changes.impact.removed', { entities: list(removed) })}</li>
        )}
        {changed.map(({ entityRef, field, from, to }) => (
          <li key={`${entityRef} ${field}`}>
            {t(`changes.impact.${field}`, {
              entity: titleOf(entityRef),
              from: inWords(from),
              to: inWords(to),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reach(props: { answer: Answer }) {
  const { snapshot, current, changedSince } = props.answer;
  const { number } = useLoadedRecord('change');
  const t = useTranslate();
  const shown = snapshot ?? current;
  if (!shown) {
    return <p className={styles.note}>{t('changes.impact.unknown')}</p>;
  }
  return (
    <div className={styles.reach}>
      {shown.nodes.length === 0 ? (
        <p className={styles.note}>{t('changes.impact.nothing')}</p>
      ) : (
        <>
          <ImpactSummary impact={shown} />
          <DialogTrigger>
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiMindMap />}
              className={styles.open}
            >
              {t('changes.impact.open')}
            </Button>
            <Dialog width="min(72rem, 94vw)">
              <DialogHeader>
                {t('changes.impact.dialog', { number })}
              </DialogHeader>
              <DialogBody>
                <ImpactList impact={shown} />
              </DialogBody>
            </Dialog>
          </DialogTrigger>
        </>
      )}
      <p className={styles.note}>
        {snapshot
          ? t('changes.impact.atSubmission')
          : t('changes.impact.nowOnly')}
      </p>
      {snapshot && !current && (
        <p className={styles.note}>{t('changes.impact.unreachable')}</p>
      )}
      {changedSince && <ChangedSince since={changedSince} />}
    </div>
  );
}

/** What the change touches: as it was submitted, and what is other by now. */
export function ChangeImpact() {
  const t = useTranslate();
  const { value, error, retry } = useChangeResource((itsm, number, signal) =>
    itsm.changes.impact(number, { signal }),
  );
  return (
    <RailSection title={t('changes.impact.title')}>
      {value && <Reach answer={value} />}
      {!value && !error && <Skeleton width="70%" height="1rem" />}
      {!value && error && (
        <p className={styles.note} role="alert">
          {messageOf(error)}{' '}
          <TextButton onPress={retry}>{t('common.action.retry')}</TextButton>
        </p>
      )}
    </RailSection>
  );
}
