import { z } from 'zod';
import { RecordType, recordTypes } from './recordType';

/**
 * The rules of a relation.
 * @public
 */
export interface RelationDefinition {
  /** How the link reads from the other end. */
  inverse: string;
  from: readonly RecordType[];
  to: readonly RecordType[];
  /** The two records are of one type. */
  sameType?: boolean;
  /** A record has at most one such link. */
  single?: boolean;
  /** Following such links never leads back. */
  acyclic?: boolean;
}

/**
 * The relations that are stored, with their rules. Each link is stored once,
 * in the direction named here, and read from both ends: the other end sees the
 * inverse.
 * @public
 */
export const relationDefinitions = {
  caused_by: {
    inverse: 'caused',
    from: ['incident', 'problem'],
    to: ['change'],
  },
  fixed_by: { inverse: 'fixes', from: ['incident', 'problem'], to: ['change'] },
  problem: {
    inverse: 'incidents',
    from: ['incident'],
    to: ['problem'],
    single: true,
  },
  parent: {
    inverse: 'child',
    from: recordTypes,
    to: recordTypes,
    sameType: true,
    single: true,
    acyclic: true,
  },
  duplicate_of: {
    inverse: 'duplicated_by',
    from: recordTypes,
    to: recordTypes,
    sameType: true,
    single: true,
    acyclic: true,
  },
  related: { inverse: 'related', from: recordTypes, to: recordTypes },
} as const satisfies Record<string, RelationDefinition>;

/**
 * The relations that are stored; each has an inverse, by which the other end
 * names it.
 * @public
 */
export type StoredRelation = keyof typeof relationDefinitions;

/**
 * A relation as one end of the link names it.
 * @public
 */
export type LinkRelation =
  | StoredRelation
  | (typeof relationDefinitions)[StoredRelation]['inverse'];

const storedRelations = Object.keys(relationDefinitions) as StoredRelation[];

/**
 * All relations, of both directions.
 * @public
 */
export const linkRelations = [
  ...new Set([
    ...storedRelations,
    ...storedRelations.map(name => relationDefinitions[name].inverse),
  ]),
] as LinkRelation[];

/** @public */
export const linkRelationSchema = z
  .enum(linkRelations)
  .meta({ id: 'LinkRelation' });

/**
 * The rules of a stored relation.
 * @public
 */
export function relationRules(relation: StoredRelation): RelationDefinition {
  return relationDefinitions[relation];
}

/**
 * How the link is stored that a record names `relation`: the stored relation,
 * and whether the naming record is its target.
 * @public
 */
export function storedRelation(relation: LinkRelation): {
  relation: StoredRelation;
  reversed: boolean;
} {
  if (Object.hasOwn(relationDefinitions, relation)) {
    return { relation: relation as StoredRelation, reversed: false };
  }
  const stored = storedRelations.find(
    name => relationDefinitions[name].inverse === relation,
  )!;
  return { relation: stored, reversed: true };
}

/**
 * How the other end of a link names it.
 * @public
 */
export function inverseRelation(relation: LinkRelation): LinkRelation {
  const { relation: stored, reversed } = storedRelation(relation);
  return reversed ? stored : relationDefinitions[stored].inverse;
}

/**
 * The relations by which a record of one type can be linked to one of another.
 * @public
 */
export function relationsBetween(
  source: RecordType,
  target: RecordType,
): LinkRelation[] {
  return linkRelations.filter(name => {
    const { relation, reversed } = storedRelation(name);
    const rules: RelationDefinition = relationDefinitions[relation];
    const [from, to] = reversed ? [target, source] : [source, target];
    return (
      rules.from.includes(from) &&
      rules.to.includes(to) &&
      (!rules.sameType || from === to)
    );
  });
}
