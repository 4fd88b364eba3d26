import { type BuiltInView, ME, MY_GROUPS } from '../../components/recordList';
import { useTranslate } from '../../hooks/useTranslate';

/** The views of the list of incidents that come with the product. */
export function useIncidentViews(): BuiltInView[] {
  const t = useTranslate();
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
      id: 'urgent',
      name: t('incidents.view.urgent'),
      query: { values: { priority: ['1', '2'] } },
    },
    {
      id: 'recentlyResolved',
      name: t('incidents.view.recentlyResolved'),
      query: {
        activity: 'all',
        values: { state: ['resolved', 'closed'] },
        orderBy: 'updatedAt',
      },
    },
  ];
}
