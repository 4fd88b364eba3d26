import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
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
  'metadata.tags',
  'relations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.system',
];

const TIER = 'itsm/tier';
const SUPPORT_GROUP = 'itsm/support-group';

/** Annotation by which an entity says what it was called before. */
export const RENAMED_FROM = 'itsm/renamed-from';

const FULL_REF = /^[^:/]+:[^:/]+\/[^:/]+$/;

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
    const ref = stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace }),
    );
    return FULL_REF.test(ref) ? ref : undefined;
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

function relationsOf(
  entity: Entity,
  types: ReadonlySet<string>,
): CatalogEntity['relations'] {
  return (entity.relations ?? []).flatMap(({ type, targetRef }) => {
    const ref = targetRef.toLocaleLowerCase('en-US');
    return types.has(type.toLocaleLowerCase('en-US')) && FULL_REF.test(ref)
      ? { type, targetRef: ref }
      : [];
  });
}

/** What an entity was called before, and its reference now. */
export function earlierRefsOf(entity: Entity): [string, string][] {
  const now = stringifyEntityRef(entity);
  return (entity.metadata.annotations?.[RENAMED_FROM] ?? '')
    .split(',')
    .flatMap(text => readRef(text, entity.kind, entity) ?? [])
    .filter(ref => ref !== now)
    .map(ref => [ref, now]);
}

/**
 * What records and walks keep of an entity.
 * @param relationTypes - the relations to keep, in lower case
 */
export function toCatalogEntity(
  entity: Entity,
  relationTypes: ReadonlySet<string>,
): CatalogEntity {
  const { name, title, annotations, tags } = entity.metadata;
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
    supportGroup: [
      readRef(annotations?.[SUPPORT_GROUP], 'group', entity),
      owner,
    ].find(ref => ref?.startsWith('group:')),
    relations: relationsOf(entity, relationTypes),
    tags: tags && tags.length > 0 ? tags : undefined,
    parentGroup: relationTo(entity, RELATION_CHILD_OF, 'group'),
  };
}
