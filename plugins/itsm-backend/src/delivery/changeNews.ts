import { ActivityEntry } from 'backstage-plugin-itsm-common';
import { StoredRecord } from '../records/rows';

/** Whom something concerns, and what it is. */
export interface News {
  to: (string | undefined)[];
  headline: string;
  description?: string;
}

/** What an entry of a change's history is to those who decide on it or wait for that. */
export function changeNews(
  { requester, assignee, assignmentGroup }: StoredRecord,
  { approval, changes, comment, message }: ActivityEntry,
): News[] {
  const overdue = changes?.some(
    ({ field, to }) => field === 'reviewOverdue' && to === true,
  );
  if (overdue) {
    return [
      {
        to: [assignee, assignmentGroup, requester],
        headline: 'is overdue for its review',
      },
    ];
  }
  const members = approval?.members ?? [];
  switch (approval?.event) {
    case 'asked':
      return [{ to: members, headline: 'awaits your approval' }];
    case 'reminded':
      return [{ to: members, headline: 'still awaits your approval' }];
    case 'approved':
      return [{ to: [requester, assignee], headline: 'was approved' }];
    case 'rejected':
      return [
        {
          to: [requester, assignee],
          headline: 'was rejected',
          description: comment ?? message,
        },
      ];
    case 'voided':
      return [
        {
          to: [...members, requester, assignee],
          headline: 'has changed, and its approval is void',
          description: message,
        },
      ];
    default:
      return [];
  }
}
