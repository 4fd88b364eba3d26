import { RecordRouter } from '../components/recordRouter';
import { ChangeListPage } from './list/ChangeListPage';
import { ChangePage } from './record/ChangePage';

/** The list of changes, and the page of one. */
export function ChangesRouter() {
  return (
    <RecordRouter
      list={<ChangeListPage />}
      record={number => <ChangePage number={number} />}
    />
  );
}
