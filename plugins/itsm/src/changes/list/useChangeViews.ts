import { DateTime } from 'luxon';
import { type BuiltInView, ME, MY_GROUPS } from '../../components/recordList';
import { useTranslate } from '../../hooks/useTranslate';

/** The views of the list of changes that come with the product. */
export function useChangeViews(): BuiltInView[] {
  const t = useTranslate();
  const now = DateTime.local();
  return [
    { id: 'open', name: t('records.view.open'), query: {} },
    {
      id: 'mine',
      name: t('records.view.mine'),
      query: { values: { assignee: [ME] } },
    },
    {
      id: 'myGroups',
      name: t('records.view.myGroups'),
      query: { values: { assignmentGroup: [MY_GROUPS] } },
    },
    {
      id: 'awaitingMyApproval',
      name: t('changes.view.awaitingMyApproval'),
      query: { values: { awaitingMyApproval: ['true'] } },
    },
    {
      id: 'awaitingApproval',
      name: t('changes.view.awaitingApproval'),
      query: { values: { state: ['assess', 'authorize'] } },
    },
    {
      id: 'thisWeek',
      name: t('changes.view.thisWeek'),
      query: {
        activity: 'all',
        days: {
          planned: {
            from: now.startOf('week').toISODate(),
            to: now.endOf('week').toISODate(),
          },
        },
      },
    },
    {
      id: 'highRisk',
      name: t('changes.view.highRisk'),
      query: { values: { risk: ['high'] } },
    },
    {
      id: 'recentlyClosed',
      name: t('changes.view.recentlyClosed'),
      query: {
        activity: 'all',
        values: { state: ['closed'] },
        orderBy: 'updatedAt',
      },
    },
  ];
}
