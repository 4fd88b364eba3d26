import { RecordHeader, useLoadedRecord } from '../../components/recordPage';
import { KnownErrorMark } from '../KnownErrorMark';

/** What the problem is, and whether others can get around it. */
export function ProblemHeader() {
  const { knownError } = useLoadedRecord('problem').record;
  return <RecordHeader marks={knownError && <KnownErrorMark />} />;
}
