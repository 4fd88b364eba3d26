import { Button } from '@backstage/ui';
import type { ProblemCandidate } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { useTranslate } from '../hooks/useTranslate';
import { CandidateRow } from './CandidateRow';
import { InsightSection } from './InsightSection';
import styles from './ProblemCandidates.module.css';
import { type InsightProps, useInsight } from './useInsight';

const FIRST = 5;
/** As many as the backend tells at once. */
const MOST = 100;

export interface ProblemCandidatesProps extends InsightProps {
  goTo: (href: string) => void;
}

/** Incidents that may have one cause, each a click away from a problem. */
export function ProblemCandidates(props: ProblemCandidatesProps) {
  const { request, goTo } = props;
  const t = useTranslate();
  const [limit, setLimit] = useState(FIRST);
  const resource = useInsight(
    (insights, signal) =>
      insights.problemCandidates({ ...request, limit }, { signal }),
    { ...request, limit },
  );
  const keyOf = ({ kind, entityRef, incidents }: ProblemCandidate) =>
    `${kind} ${entityRef} ${incidents[0]}`;
  return (
    <InsightSection
      title={t('insights.candidates.title')}
      description={t('insights.candidates.description')}
      resource={resource}
      emptyNote={({ items }) =>
        items.length > 0 ? undefined : t('insights.candidates.none')
      }
    >
      {({ items, pageInfo }) => (
        <>
          <ul
            className={styles.candidates}
            aria-label={t('insights.candidates.title')}
          >
            {items.map(candidate => (
              <CandidateRow
                key={keyOf(candidate)}
                candidate={candidate}
                goTo={goTo}
              />
            ))}
          </ul>
          {pageInfo.nextCursor && limit < MOST && (
            <div>
              <Button
                size="small"
                variant="secondary"
                onPress={() => setLimit(MOST)}
              >
                {t('insights.more')}
              </Button>
            </div>
          )}
        </>
      )}
    </InsightSection>
  );
}
