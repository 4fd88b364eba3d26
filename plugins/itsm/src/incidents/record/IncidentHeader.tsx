import { RaiseProblemButton } from '../../components/raiseProblem';
import { RecordHeader, useLoadedRecord } from '../../components/recordPage';
import { useVocabulary } from '../../hooks/useVocabulary';

/* Opens a problem with what is known of the incident, unless it has one. */
function RaiseProblem() {
  const { record, links } = useLoadedRecord('incident');
  const hasProblem = links.value?.some(
    ({ relation }) => relation === 'problem',
  );
  if (!links.value || hasProblem) {
    return null;
  }
  const { number, title, entities, category, impact, urgency } = record;
  return (
    <RaiseProblemButton
      variant="tertiary"
      given={{
        title,
        category,
        impact,
        urgency,
        entityRef: entities.find(({ role }) => role === 'primary')?.entityRef,
        incidents: [{ number, title }],
      }}
    />
  );
}

/** What the incident is, and why it waits if it does. */
export function IncidentHeader() {
  const { holdReason } = useLoadedRecord('incident').record;
  const vocabulary = useVocabulary();
  return (
    <RecordHeader
      stateNote={holdReason && vocabulary.choice('holdReason', holdReason)}
      actions={<RaiseProblem />}
    />
  );
}
