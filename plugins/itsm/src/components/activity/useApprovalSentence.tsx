import type { ApprovalEvent } from 'backstage-plugin-itsm-common';
import { Fragment, ReactNode } from 'react';
import { useVocabulary } from '../../hooks/useVocabulary';
import { useTranslate } from '../../hooks/useTranslate';
import { PersonRef } from '../references';

function People(props: { refs: readonly string[] }) {
  return (
    <>
      {props.refs.map((ref, at) => (
        <Fragment key={ref}>
          {at > 0 && ', '}
          <PersonRef personRef={ref} />
        </Fragment>
      ))}
    </>
  );
}

/**
 * Says what happened to an approval; nothing where the entry, as those written
 * by earlier versions, has only the backend's own words for it.
 */
export function useApprovalSentence(): (
  actor: JSX.Element,
  event: ApprovalEvent,
) => ReactNode {
  const t = useTranslate();
  const vocabulary = useVocabulary();

  return (actor, approval) => {
    const { event, members = [], howMany, decision, changed } = approval;
    const people = <People refs={members} />;
    if (decision) {
      const { insteadOf } = approval;
      return insteadOf
        ? t(`common.activity.approvals.${decision}InsteadOf`, {
            actor,
            person: <PersonRef personRef={insteadOf} />,
          })
        : t(`common.activity.approvals.${decision}`, { actor });
    }
    switch (event) {
      case 'asked':
        if (typeof howMany === 'number') {
          const number = String(howMany);
          return t('common.activity.approvals.askedNumber', {
            actor,
            number,
            people,
          });
        }
        return t(
          `common.activity.approvals.${
            howMany && members.length > 1 ? howMany : 'asked'
          }`,
          { actor, people },
        );
      case 'reminded':
        return t('common.activity.approvals.reminded', { actor, people });
      case 'voided':
        return changed?.length
          ? t('common.activity.approvals.voided', {
              actor,
              fields: changed.map(field => vocabulary.field(field)).join(', '),
            })
          : undefined;
      default:
        return undefined;
    }
  };
}
