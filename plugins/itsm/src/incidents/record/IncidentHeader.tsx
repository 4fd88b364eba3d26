import { RecordHeader, useLoadedRecord } from '../../components/recordPage';
import { useVocabulary } from '../../hooks/useVocabulary';

/** What the incident is, and why it waits if it does. */
export function IncidentHeader() {
  const { holdReason } = useLoadedRecord('incident').record;
  const vocabulary = useVocabulary();
  return (
    <RecordHeader
      stateNote={holdReason && vocabulary.choice('holdReason', holdReason)}
    />
  );
}
