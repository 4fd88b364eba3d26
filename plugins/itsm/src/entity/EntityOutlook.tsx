import { Link } from '@backstage/ui';
import type { ChangeDigest, EntitySummary } from 'backstage-plugin-itsm-common';
import { RecordLink } from '../components/references';
import { RiskTag } from '../components/tags';
import { useRoute } from '../hooks/useRoute';
import { useTimeSpan } from '../hooks/useTimeSpan';
import { useTranslate } from '../hooks/useTranslate';
import styles from './EntityOutlook.module.css';
import { entityContentRouteRef } from './routes';

function ChangeLine(props: { changes: EntitySummary['changesNext'] }) {
  const { count, items } = props.changes;
  const t = useTranslate();
  const span = useTimeSpan({ narrow: true });
  const first: ChangeDigest = items[0];
  return (
    <dd className={styles.change}>
      <RecordLink
        type="change"
        number={first.number}
        className={styles.title}
        title={first.title}
      >
        {first.title}
      </RecordLink>
      <span className={styles.detail}>
        <span>
          {span(first.plannedStart, first.plannedEnd) ??
            t('entity.card.untimed')}
        </span>
        {first.risk && <RiskTag risk={first.risk} />}
        {count > 1 && (
          <span>{t('entity.card.more', { total: String(count - 1) })}</span>
        )}
      </span>
    </dd>
  );
}

export interface EntityOutlookProps {
  summary: EntitySummary;
}

/** What changes the entity, when it may not be changed, and its problems. */
export function EntityOutlook(props: EntityOutlookProps) {
  const { changesNow, changesNext, openProblems, freezes } = props.summary;
  const t = useTranslate();
  const span = useTimeSpan({ narrow: true });
  const tab = useRoute(entityContentRouteRef)?.();
  const nextFreeze = freezes.find(({ on }) => !on);
  if (
    changesNow.count + changesNext.count + openProblems.count === 0 &&
    !nextFreeze
  ) {
    return null;
  }
  return (
    <dl className={styles.outlook}>
      {changesNow.items.length > 0 && (
        <div>
          <dt>{t('entity.card.now')}</dt>
          <ChangeLine changes={changesNow} />
        </div>
      )}
      {changesNext.items.length > 0 && (
        <div>
          <dt>{t('entity.card.next')}</dt>
          <ChangeLine changes={changesNext} />
        </div>
      )}
      {nextFreeze && (
        <div>
          <dt>{t('entity.freeze.next')}</dt>
          <dd className={styles.change}>
            <span>{nextFreeze.name}</span>
            <span className={styles.detail}>
              {span(nextFreeze.start, nextFreeze.end)}
            </span>
          </dd>
        </div>
      )}
      {openProblems.count > 0 && (
        <div>
          <dt>{t('entity.card.problems')}</dt>
          <dd>
            {tab ? (
              <Link
                className={styles.count}
                href={`${tab}?records=problem`}
                standalone
              >
                {openProblems.count}
              </Link>
            ) : (
              openProblems.count
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
