import { ImpactSection } from '../impact';
import { useLoadedRecord } from './RecordContext';

/** What breaks with the entity that the record is about. */
export function RecordImpact() {
  const { record } = useLoadedRecord();
  const primary = record.entities.find(({ role }) => role === 'primary');
  // Of what the reader may not see, only the place is known.
  if (!primary || primary.snapshotState === 'hidden') {
    return null;
  }
  const { entityRef, snapshot } = primary;
  return (
    <ImpactSection
      key={entityRef}
      entityRef={entityRef}
      name={snapshot.title ?? snapshot.name}
    />
  );
}
