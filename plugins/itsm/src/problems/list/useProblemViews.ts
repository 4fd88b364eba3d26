import { type BuiltInView, ME, MY_GROUPS } from '../../components/recordList';
import { useTranslate } from '../../hooks/useTranslate';

/** The views of the list of problems that come with the product. */
export function useProblemViews(): BuiltInView[] {
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
      id: 'knownErrors',
      name: t('problems.view.knownErrors'),
      // Those whose risk was accepted are closed, and met all the same.
      query: { activity: 'all', values: { knownError: ['true'] } },
    },
    {
      id: 'watched',
      name: t('problems.view.watched'),
      query: { values: { state: ['resolved'] }, orderBy: 'updatedAt' },
    },
  ];
}
