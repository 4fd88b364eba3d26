import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import type { Incident } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { messageOf } from '../../api/failures';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useAction } from '../../hooks/useAction';
import { useIncidentList } from '../../hooks/useIncidentList';
import { itsmTranslationRef } from '../../translation';
import { useRecordHref } from '../references';
import { RelativeTime } from '../relativeTime';
import { PriorityTag, StateTag } from '../tags';
import { mostSimilarFirst } from './similarity';
import styles from './SimilarIncidents.module.css';

export interface SimilarIncidentsProps {
  entityRef: string;
  /** What is typed as the title so far. */
  title: string;
  /** Called once the reader watches one of them. */
  onFollowed: (incident: Incident) => void;
}

const FIRST = 3;
const MOST = 20;

/** The entity's open incidents, so that what is known isn't reported again. */
export function SimilarIncidents(props: SimilarIncidentsProps) {
  const { entityRef, title, onFollowed } = props;
  const { t } = useTranslationRef(itsmTranslationRef);
  const api = useApi(itsmApiRef);
  const hrefOf = useRecordHref();
  const [all, setAll] = useState(false);
  const { value } = useIncidentList({
    entityRef: [entityRef],
    active: true,
    orderBy: 'priority',
    order: 'asc',
    limit: MOST,
  });
  const follow = useAction(async (incident: Incident) => {
    await api.incidents.watch(incident.number);
    onFollowed(incident);
  });

  const open = value?.items ?? [];
  const sorted = mostSimilarFirst(title, open);
  const shown = all ? sorted : sorted.slice(0, FIRST);

  return (
    <section
      className={styles.similar}
      aria-label={t('report.similar.title')}
      hidden={open.length === 0}
    >
      <div className={styles.head}>
        <h3 className={styles.heading}>{t('report.similar.title')}</h3>
        <span role="status" className={styles.count}>
          {open.length > 0 && t('report.similar.count', { count: open.length })}
        </span>
      </div>
      <ul className={styles.list}>
        {shown.map(incident => (
          <li key={incident.number} className={styles.item}>
            <PriorityTag priority={incident.priority} iconOnly />
            <span className={styles.what}>
              <Link
                className={styles.link}
                href={hrefOf('incident', incident.number)}
                target="_blank"
                variant="body-medium"
                standalone
              >
                {incident.title}
              </Link>
              <span className={styles.detail}>
                <span>{incident.number}</span>
                <StateTag type="incident" state={incident.state} />
                <RelativeTime at={incident.openedAt} width="narrow" />
              </span>
            </span>
            <Button
              size="small"
              variant="tertiary"
              isDisabled={follow.pending}
              aria-label={t('report.similar.followLabel', {
                number: incident.number,
              })}
              onPress={() => follow.run(incident)}
            >
              {t('report.similar.follow')}
            </Button>
          </li>
        ))}
      </ul>
      {sorted.length > FIRST && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={all}
          onPress={() => setAll(!all)}
        >
          {all
            ? t('report.similar.fewer')
            : t('report.similar.more', { count: sorted.length - FIRST })}
        </Button>
      )}
      {follow.error && (
        <p role="alert" className={styles.failure}>
          {messageOf(follow.error)}
        </p>
      )}
    </section>
  );
}
