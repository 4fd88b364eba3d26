import { RecordListPage } from '../../components/recordList';
import { ChangeListLinks } from './ChangeListLinks';
import { useChangeColumns, usualColumns } from './useChangeColumns';
import { useChangeFilters } from './useChangeFilters';
import { useChangeViews } from './useChangeViews';

/** The list of changes. */
export function ChangeListPage() {
  return (
    <RecordListPage
      type="change"
      columns={useChangeColumns()}
      usualColumns={usualColumns}
      views={useChangeViews()}
      filters={useChangeFilters()}
      actions={<ChangeListLinks />}
    />
  );
}
