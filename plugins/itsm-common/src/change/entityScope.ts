import { z } from 'zod';
import { entityRefSchema, tagSchema } from '../record/fields';
import { EntityFacts } from './changeFacts';

const someOf = <T extends z.ZodType>(item: T) =>
  z.array(item).min(1).max(200).optional();

/**
 * A reference whose kind may be left out.
 * @public
 */
export function refOfKindSchema(defaultKind: string) {
  return z
    .string()
    .transform(ref => (ref.includes(':') ? ref : `${defaultKind}:${ref}`))
    .pipe(entityRefSchema);
}

const wordSchema = z.string().trim().toLowerCase().min(1).max(100);

/**
 * Some entities of the catalog. All that is said must be true of an entity; of
 * several values of one kind, one.
 * @public
 */
export const entityScopeSchema = z
  .strictObject({
    entities: someOf(entityRefSchema),
    systems: someOf(refOfKindSchema('system')),
    domains: someOf(refOfKindSchema('domain')),
    kinds: someOf(wordSchema),
    types: someOf(wordSchema),
    tags: someOf(tagSchema),
    owners: someOf(refOfKindSchema('group')),
    tiers: someOf(z.number().int().min(1).max(4)),
  })
  .refine(scope => Object.values(scope).some(value => value !== undefined), {
    message: 'must say something, or it would mean every entity',
  })
  .meta({ id: 'EntityScopeRequest' });

const texts = z.array(z.string()).optional();

/**
 * Some entities of the catalog, as the API answers it.
 * @public
 */
export const entityScopeAnswerSchema = z
  .object({
    entities: texts,
    systems: texts,
    domains: texts,
    kinds: texts,
    types: texts,
    tags: texts,
    owners: texts,
    tiers: z.array(z.number().int()).optional(),
  })
  .meta({ id: 'EntityScope' });

/** @public */
export type EntityScope = z.output<typeof entityScopeSchema>;

/* What is said of an entity itself, other than where it is. */
function isSuch(entity: EntityFacts, scope: EntityScope): boolean {
  const { kinds, types, tags, owners, tiers } = scope;
  const owner = entity.owner ? [entity.owner] : [];
  const allOwners = [...owner, ...(entity.ownerParents ?? [])];
  return (
    (!kinds || kinds.includes(entity.kind.toLowerCase())) &&
    (!types || (!!entity.type && types.includes(entity.type.toLowerCase()))) &&
    (!tags || !!entity.tags?.some(tag => tags.includes(tag))) &&
    (!owners || allOwners.some(ref => owners.includes(ref))) &&
    (!tiers || (entity.tier !== undefined && tiers.includes(entity.tier)))
  );
}

/**
 * Looks for the reason why an entity is in a scope: itself, or the nearest
 * thing that it is inside of.
 *
 * Entities, systems and domains are meant with all that is inside or below
 * them. With `inherited`, so is what has the kind, type, tags, owner or tier:
 * a component is in the scope of a tag that its system has.
 * @returns the reference of the entity or of what it is inside of; `undefined`
 * if it isn't in the scope.
 * @public
 */
export function scopeReaches(
  scope: EntityScope,
  entity: EntityFacts,
  { inherited = false }: { inherited?: boolean } = {},
): string | undefined {
  const chain = [entity, ...(entity.within ?? [])];
  const places = [scope.entities, scope.systems, scope.domains].filter(
    refs => refs !== undefined,
  );
  const reached: number[] = places.map(refs =>
    chain.findIndex(({ entityRef }) => refs.includes(entityRef)),
  );
  reached.push(
    (inherited ? chain : [entity]).findIndex(each => isSuch(each, scope)),
  );
  return reached.includes(-1)
    ? undefined
    : chain[Math.max(...reached)].entityRef;
}
