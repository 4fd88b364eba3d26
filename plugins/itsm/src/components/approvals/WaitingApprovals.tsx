import type { MyApprovals } from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useTimeSpan } from '../../hooks/useTimeSpan';
import { useTranslate } from '../../hooks/useTranslate';
import { RecordRows } from '../recordRows';
import { PersonRef } from '../references';
import { RiskTag } from '../tags';

export interface WaitingApprovalsProps {
  items: MyApprovals['items'];
}

/** Changes that await the reader's decision; it is made on their pages. */
export function WaitingApprovals(props: WaitingApprovalsProps) {
  const { items } = props;
  const t = useTranslate();
  const span = useTimeSpan();
  // One change can ask the same person twice: as an owner and in a role.
  const changes = useMemo(
    () =>
      [
        ...new Map(
          [...items]
            .reverse()
            .map(({ change, insteadOf }) => [
              change.number,
              { ...change, insteadOf },
            ]),
        ).values(),
      ].reverse(),
    [items],
  );
  return (
    <RecordRows
      label={t('changes.waiting.title')}
      records={changes}
      detail={({ plannedStart, plannedEnd, riskLevel, insteadOf }) => (
        <>
          <RiskTag risk={riskLevel} />
          <span>
            {span(plannedStart, plannedEnd) ?? t('changes.waiting.unplanned')}
          </span>
          {insteadOf && (
            <span>
              {t('changes.waiting.insteadOf', {
                person: <PersonRef personRef={insteadOf} plain />,
              })}
            </span>
          )}
        </>
      )}
    />
  );
}
