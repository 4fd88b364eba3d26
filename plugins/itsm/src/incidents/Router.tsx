import { RecordRouter } from '../components/recordRouter';
import { IncidentListPage } from './list/IncidentListPage';
import { IncidentPage } from './record/IncidentPage';

/** The list of incidents, and the page of one. */
export function IncidentsRouter() {
  return (
    <RecordRouter
      list={<IncidentListPage />}
      record={number => <IncidentPage number={number} />}
    />
  );
}
