import { useApi } from '@backstage/frontend-plugin-api';
import type { CurrentEntityLink } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { EntityLinksSection } from '../../components/entityLinks';
import { useEntityLinks } from '../../hooks/useEntityLinks';
import { useLoadedIncident } from './IncidentRecordContext';

/** The catalog has it, so that it can be linked once more. */
function canBeLinked({ snapshotState, missing }: CurrentEntityLink): boolean {
  return ['taken', 'pending'].includes(snapshotState) && !missing;
}

/** What the incident is about. */
export function EntitiesSection() {
  const record = useLoadedIncident();
  const { incident, editable, attempt } = record;
  const { incidents } = useApi(itsmApiRef);
  const links = useEntityLinks(incidents, incident);
  return (
    <EntityLinksSection
      links={links}
      editable={editable}
      onAdd={entityRef => record.linkEntity({ entityRef })}
      onReplacePrimary={entityRef => record.update({ entityRef })}
      onMakePrimary={entityRef =>
        attempt(async () => {
          const before = links.find(({ role }) => role === 'primary');
          await record.linkEntity({ entityRef, role: 'primary' });
          if (before && canBeLinked(before)) {
            await record.linkEntity({ entityRef: before.entityRef });
          }
        })
      }
      onRemove={entityRef => attempt(() => record.unlinkEntity(entityRef))}
    />
  );
}
