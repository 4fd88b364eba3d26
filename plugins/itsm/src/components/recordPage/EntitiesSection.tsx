import { EntityLinksSection } from '../entityLinks';
import { useEntityLinks } from '../../hooks/useEntityLinks';
import { useRecordsApi } from '../../hooks/useRecordsApi';
import { useLoadedRecord } from './RecordContext';

/** What the record is about. */
export function EntitiesSection() {
  const loaded = useLoadedRecord();
  const { type, record, mayEdit, attempt } = loaded;
  const links = useEntityLinks(useRecordsApi(type), record);
  return (
    <EntityLinksSection
      links={links}
      editable={mayEdit('affectedEntityRefs')}
      primaryEditable={mayEdit('entityRef')}
      onAdd={entityRef => loaded.linkEntity({ entityRef })}
      onReplacePrimary={entityRef => loaded.update({ entityRef })}
      onMakePrimary={entityRef =>
        attempt(() => loaded.linkEntity({ entityRef, role: 'primary' }))
      }
      onRemove={entityRef => attempt(() => loaded.unlinkEntity(entityRef))}
    />
  );
}
