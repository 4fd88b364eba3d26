import { ImpactSection } from '../../components/impact';
import { useLoadedIncident } from './IncidentRecordContext';

/** What breaks with the entity that the incident is about. */
export function IncidentImpact() {
  const { incident } = useLoadedIncident();
  const primary = incident.entities.find(({ role }) => role === 'primary');
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
