import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogEntity } from './Catalog';

/** What is asked of the catalog for {@link toCatalogEntity}. */
export const entityFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'relations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.system',
];

const TIER = 'itsm/tier';
const SUPPORT_GROUP = 'itsm/support-group';

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : undefined;
}

/** The full form of a reference as people write it; none if it isn't one. */
function readRef(
  value: unknown,
  defaultKind: string,
  entity: Entity,
): string | undefined {
  const text = textOf(value);
  if (text === undefined) {
    return undefined;
  }
  try {
    const defaultNamespace = entity.metadata.namespace;
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace }),
    );
  } catch {
    return undefined;
  }
}

function relationTo(
  entity: Entity,
  type: string,
  kind = '',
): string | undefined {
  return entity.relations
    ?.filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'))
    .find(ref => ref.startsWith(kind && `${kind}:`));
}

/** What records keep of an entity. */
export function toCatalogEntity(entity: Entity): CatalogEntity {
  const { name, title, annotations } = entity.metadata;
  const tier = textOf(annotations?.[TIER]);
  const owner =
    relationTo(entity, RELATION_OWNED_BY) ??
    readRef(entity.spec?.owner, 'group', entity);
  return {
    entityRef: stringifyEntityRef(entity),
    snapshot: {
      name,
      title: textOf(title),
      kind: entity.kind,
      type: textOf(entity.spec?.type),
      owner,
      system:
        relationTo(entity, RELATION_PART_OF, 'system') ??
        readRef(entity.spec?.system, 'system', entity),
      lifecycle: textOf(entity.spec?.lifecycle),
      tier: tier && /^[1-4]$/.test(tier) ? Number(tier) : undefined,
    },
    supportGroup:
      readRef(annotations?.[SUPPORT_GROUP], 'group', entity) ??
      (owner?.startsWith('group:') ? owner : undefined),
  };
}
