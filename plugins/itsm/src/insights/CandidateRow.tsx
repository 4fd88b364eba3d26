import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  itsmRecordPermissions,
  type ProblemCandidate,
} from 'backstage-plugin-itsm-common';
import { messageOf } from '../api/failures';
import { itsmApiRef } from '../api/itsmApiRef';
import { EntityLink } from '../components/references';
import { useAction } from '../hooks/useAction';
import { useEntityTitles } from '../hooks/useEntityTitles';
import { useRoute } from '../hooks/useRoute';
import { useTimeSpan } from '../hooks/useTimeSpan';
import { problemRouteRef } from '../routes';
import { useTranslate } from '../hooks/useTranslate';
import { IncidentNumbers } from './IncidentNumbers';
import styles from './ProblemCandidates.module.css';
import { useFigures } from './useFigures';

/** So many incidents can be linked while a problem is opened. */
const MOST_LINKED = 500;

export interface CandidateRowProps {
  candidate: ProblemCandidate;
  goTo: (href: string) => void;
}

/** What speaks for one cause, and the button that opens a problem about it. */
export function CandidateRow(props: CandidateRowProps) {
  const { candidate, goTo } = props;
  const { kind, entityRef, entityRefs, incidents, words } = candidate;
  const t = useTranslate();
  const figures = useFigures();
  const spanOf = useTimeSpan();
  const { problems } = useApi(itsmApiRef);
  const problemHref = useRoute(problemRouteRef);
  const titleOf = useEntityTitles([entityRef]);
  const { allowed } = usePermission({
    permission: itsmRecordPermissions.problem.create,
  });
  const about = words?.length
    ? t('insights.candidates.about', { words: words.join(', ') })
    : t('insights.candidates.recurring');
  const open = useAction(async () => {
    const { number } = await problems.create({
      title: t('insights.candidates.problemTitle', {
        entity: titleOf(entityRef),
        about,
      }).slice(0, 200),
      entityRef,
      affectedEntityRefs: entityRefs.filter(ref => ref !== entityRef),
      impact: 'medium',
      urgency: 'medium',
      incidents: incidents.slice(-MOST_LINKED),
    });
    if (problemHref) {
      goTo(problemHref({ number }));
    }
  });
  return (
    <li className={styles.candidate}>
      <div className={styles.words}>
        <p className={styles.title}>
          <EntityLink entityRef={entityRef} />
          {entityRefs.length > 1 &&
            ` ${t('insights.candidates.andOthers', {
              count: entityRefs.length - 1,
            })}`}
          {`: ${about}`}
        </p>
        <p className={styles.why}>
          {t(`insights.candidates.${kind}`, {
            count: candidate.count,
            span: spanOf(candidate.from, candidate.to) ?? '',
            spent: figures.duration(candidate.hoursSpent),
          })}
        </p>
        <IncidentNumbers numbers={incidents} />
        {open.error && (
          <p role="alert" className={styles.failure}>
            {messageOf(open.error)}
          </p>
        )}
      </div>
      {allowed && (
        <Button
          size="small"
          variant="secondary"
          isPending={open.pending}
          onPress={() => open.run()}
        >
          {t('insights.candidates.open')}
        </Button>
      )}
    </li>
  );
}
