import type { CurrentEntityLink } from 'backstage-plugin-itsm-common';
import { EntityLinksSection } from '../entityLinks';
import { useEntityLinks } from '../../hooks/useEntityLinks';
import { useRecordsApi } from '../../hooks/useRecordsApi';
import { useLoadedRecord } from './RecordContext';

/** The catalog has it, so that it can be linked once more. */
function canBeLinked({ snapshotState, missing }: CurrentEntityLink): boolean {
  return ['taken', 'pending'].includes(snapshotState) && !missing;
}

/** What the record is about. */
export function EntitiesSection() {
  const loaded = useLoadedRecord();
  const { type, record, editable, attempt } = loaded;
  const links = useEntityLinks(useRecordsApi(type), record);
  return (
    <EntityLinksSection
      links={links}
      editable={editable}
      onAdd={entityRef => loaded.linkEntity({ entityRef })}
      onReplacePrimary={entityRef => loaded.update({ entityRef })}
      onMakePrimary={entityRef =>
        attempt(async () => {
          const before = links.find(({ role }) => role === 'primary');
          await loaded.linkEntity({ entityRef, role: 'primary' });
          if (before && canBeLinked(before)) {
            await loaded.linkEntity({ entityRef: before.entityRef });
          }
        })
      }
      onRemove={entityRef => attempt(() => loaded.unlinkEntity(entityRef))}
    />
  );
}
