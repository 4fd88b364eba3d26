import { RecordListPage } from '../../components/recordList';
import { useIncidentColumns, usualColumns } from './useIncidentColumns';
import { useIncidentFilters } from './useIncidentFilters';
import { useIncidentViews } from './useIncidentViews';

/** The list of incidents. */
export function IncidentListPage() {
  return (
    <RecordListPage
      type="incident"
      columns={useIncidentColumns()}
      usualColumns={usualColumns}
      views={useIncidentViews()}
      filters={useIncidentFilters()}
    />
  );
}
