import { RecordListPage } from '../../components/recordList';
import { RaiseProblemButton } from '../../components/raiseProblem';
import { useProblemColumns, usualColumns } from './useProblemColumns';
import { useProblemFilters } from './useProblemFilters';
import { useProblemViews } from './useProblemViews';

/** The list of problems. */
export function ProblemListPage() {
  return (
    <RecordListPage
      type="problem"
      columns={useProblemColumns()}
      usualColumns={usualColumns}
      views={useProblemViews()}
      filters={useProblemFilters()}
      actions={<RaiseProblemButton variant="primary" />}
    />
  );
}
