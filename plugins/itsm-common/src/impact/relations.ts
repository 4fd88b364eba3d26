/**
 * Which way relations are followed: to what breaks if an entity breaks, or to
 * what it stands on.
 * @public
 */
export const impactDirections = ['downstream', 'upstream'] as const;

/** @public */
export type ImpactDirection = (typeof impactDirections)[number];

/**
 * A relation of an entity, to a full reference in lower case.
 * @public
 */
export interface GraphRelation {
  type: string;
  targetRef: string;
}

/**
 * What a walk over the catalog needs to know of an entity.
 * @public
 */
export interface GraphEntity {
  entityRef: string;
  kind: string;
  title?: string;
  type?: string;
  owner?: string;
  system?: string;
  lifecycle?: string;
  tier?: number;
  relations: readonly GraphRelation[];
}

/**
 * Relations that an organisation follows besides the usual ones, from entities
 * of any kind.
 * @public
 */
export type CustomRelations = Partial<
  Record<ImpactDirection, readonly string[]>
>;

interface Rule {
  type: string;
  /** The kind that both ends must have. */
  between?: string;
}

const rules: Record<ImpactDirection, readonly Rule[]> = {
  downstream: [
    { type: 'dependencyof' },
    { type: 'providesapi' },
    { type: 'apiconsumedby' },
    { type: 'partof', between: 'component' },
  ],
  upstream: [
    { type: 'dependson' },
    { type: 'consumesapi' },
    { type: 'apiprovidedby' },
    { type: 'haspart', between: 'component' },
  ],
};

const HAS_PART = 'haspart';
const PART_OF = 'partof';

const fold = (text: string) => text.toLocaleLowerCase('en-US');

/**
 * The kind that a full reference names, in lower case.
 * @public
 */
export function kindOfRef(entityRef: string): string {
  return entityRef.slice(0, entityRef.indexOf(':'));
}

/**
 * Whether a reference is to what only holds others together. Such an entity
 * stands for its parts where a walk starts from it, and ends a way elsewhere.
 * @public
 */
export function isGrouping(entityRef: string): boolean {
  return ['system', 'domain'].includes(kindOfRef(entityRef));
}

function compareText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

/* Each once, in an order that doesn't depend on the catalog's. */
function inOrder(relations: readonly GraphRelation[]): GraphRelation[] {
  const distinct = new Map(
    relations.map(relation => [
      `${relation.targetRef} ${fold(relation.type)}`,
      relation,
    ]),
  );
  return [...distinct.values()].sort(
    (one, other) =>
      compareText(one.targetRef, other.targetRef) ||
      compareText(fold(one.type), fold(other.type)),
  );
}

/**
 * The parts of an entity, in order.
 * @public
 */
export function partsOf(entity: GraphEntity): GraphRelation[] {
  return inOrder(
    entity.relations.filter(({ type }) => fold(type) === HAS_PART),
  );
}

/**
 * The systems and domains that an entity is directly in, in order.
 * @public
 */
export function groupingsOf(entity: GraphEntity): string[] {
  return inOrder(
    entity.relations.filter(
      ({ type, targetRef }) => fold(type) === PART_OF && isGrouping(targetRef),
    ),
  ).map(({ targetRef }) => targetRef);
}

/**
 * The relations that lead on from an entity, in order.
 * @param options - `isStart`: whether the walk starts here, or from what this is
 * a part of: only then do the usual relations lead on from a system or domain;
 * `withParts`: whether parts of any kind belong to what is walked
 * @public
 */
export function followedRelations(
  entity: GraphEntity,
  options: {
    direction: ImpactDirection;
    custom?: CustomRelations;
    isStart?: boolean;
    withParts?: boolean;
  },
): GraphRelation[] {
  const { direction, custom, isStart = false, withParts = false } = options;
  const { entityRef, relations } = entity;
  const always = new Set(custom?.[direction]?.map(fold));
  if (withParts) {
    always.add(HAS_PART);
  }
  const leadsOn = isStart || !isGrouping(entityRef);
  return inOrder(
    relations.filter(({ type, targetRef }) => {
      const folded = fold(type);
      if (always.has(folded)) {
        return true;
      }
      const rule = rules[direction].find(known => known.type === folded);
      return (
        leadsOn &&
        rule !== undefined &&
        (!rule.between ||
          [entityRef, targetRef].every(ref => kindOfRef(ref) === rule.between))
      );
    }),
  );
}

/**
 * All types of relations that a walk may ask for, in lower case: what else an
 * entity is related to needn't be kept.
 * @public
 */
export function relationTypesOfInterest(
  custom: CustomRelations = {},
): Set<string> {
  return new Set([
    HAS_PART,
    PART_OF,
    ...impactDirections.flatMap(direction => [
      ...rules[direction].map(({ type }) => type),
      ...(custom[direction] ?? []).map(fold),
    ]),
  ]);
}
