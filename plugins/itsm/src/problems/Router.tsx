import { RecordRouter } from '../components/recordRouter';
import { ProblemListPage } from './list/ProblemListPage';
import { ProblemPage } from './record/ProblemPage';

/** The list of problems, and the page of one. */
export function ProblemsRouter() {
  return (
    <RecordRouter
      list={<ProblemListPage />}
      record={number => <ProblemPage number={number} />}
    />
  );
}
