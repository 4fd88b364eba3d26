import {
  EntityLink,
  EntityRole,
  ItsmRecord,
} from 'backstage-plugin-itsm-common';
import { CatalogEntity } from '../catalog/Catalog';

/** What the catalog was asked, and what it said. */
export interface CatalogKnowledge {
  /** References that were asked for. */
  asked: ReadonlySet<string>;
  /** Those of them that exist. */
  entities: ReadonlyMap<string, CatalogEntity>;
  /** The references now, by earlier ones. */
  renamed: ReadonlyMap<string, string>;
}

/** What is to change in a record, and why. */
export interface Reconciliation {
  patch: Pick<ItsmRecord, 'entities'> &
    Partial<Pick<ItsmRecord, 'assignmentGroup' | 'dataQuality'>>;
  message: string;
}

const precedence: EntityRole[] = ['primary', 'affected', 'impacted'];

/* A link that was made without the catalog has no more than the reference. */
function wasNeverTaken({ snapshot }: EntityLink): boolean {
  return Object.entries(snapshot).every(
    ([field, value]) => ['kind', 'name'].includes(field) || value === undefined,
  );
}

function follow(link: EntityLink, knowledge: CatalogKnowledge): EntityLink {
  const { asked, entities, renamed } = knowledge;
  const { entityRef } = link;
  const now = renamed.get(entityRef);
  return now &&
    asked.has(entityRef) &&
    !entities.has(entityRef) &&
    entities.has(now)
    ? { ...link, entityRef: now }
    : link;
}

/*
 * A snapshot tells how things were when the link was made: one that was taken
 * stays, and only whether the entity exists is kept up to date.
 */
function settle(
  link: EntityLink,
  active: boolean,
  { asked, entities }: CatalogKnowledge,
): EntityLink {
  const { entityRef, snapshotState } = link;
  const entity = entities.get(entityRef);
  if (entity && snapshotState !== 'taken') {
    return {
      ...link,
      snapshot: wasNeverTaken(link) ? entity.snapshot : link.snapshot,
      snapshotState: 'taken',
    };
  }
  if (entity || !asked.has(entityRef)) {
    return link;
  }
  return snapshotState === 'pending' || active
    ? { ...link, snapshotState: 'dangling' }
    : link;
}

/* Two links may have come to one entity; the more important one stays. */
function distinct(links: readonly EntityLink[]): EntityLink[] {
  const rank = ({ role }: EntityLink) => precedence.indexOf(role);
  return links.filter((link, at) =>
    links.every(
      (other, otherAt) =>
        other.entityRef !== link.entityRef ||
        rank(link) < rank(other) ||
        (rank(link) === rank(other) && at <= otherAt),
    ),
  );
}

function qualityOf(record: ItsmRecord, links: readonly EntityLink[]) {
  const others = (record.dataQuality ?? []).filter(
    flag => flag !== 'dangling_entity',
  );
  // Of an entity that is gone the record still knows what it was.
  const isUnknown = links.some(
    link => link.snapshotState === 'dangling' && wasNeverTaken(link),
  );
  const flags = [...(isUnknown ? ['dangling_entity' as const] : []), ...others];
  return flags.length > 0 ? flags : undefined;
}

function messageFor(before: readonly EntityLink[], after: EntityLink[]) {
  const count = (links: readonly EntityLink[], state: string) =>
    links.filter(({ snapshotState }) => snapshotState === state).length;
  const refs = new Set(before.map(({ entityRef }) => entityRef));
  if (after.some(({ entityRef }) => !refs.has(entityRef))) {
    return 'An entity was renamed in the catalog.';
  }
  if (count(after, 'dangling') > count(before, 'dangling')) {
    return "The catalog doesn't have an entity of this record, or has it no more.";
  }
  return 'What the catalog says of the entities was filled in.';
}

/**
 * What a record lacks by what the catalog says now; nothing if it is right.
 * Snapshots that are missing are filled in, renamed entities followed, and
 * links to entities that are gone marked, those only while the record is open.
 */
export function reconcileRecord(
  record: ItsmRecord,
  knowledge: CatalogKnowledge,
): Reconciliation | undefined {
  const { active, entities: before } = record;
  const entities = distinct(
    before
      .map(link => follow(link, knowledge))
      .map(link => settle(link, active, knowledge)),
  );
  if (JSON.stringify(entities) === JSON.stringify(before)) {
    return undefined;
  }
  const awaited = before.find(
    link => link.role === 'primary' && link.snapshotState === 'pending',
  );
  const primary = entities.find(link => link.role === 'primary');
  const supportGroup =
    awaited && primary
      ? knowledge.entities.get(primary.entityRef)?.supportGroup
      : undefined;
  const dataQuality = qualityOf(record, entities);
  return {
    patch: {
      entities,
      ...(active && !record.assignmentGroup && supportGroup
        ? { assignmentGroup: supportGroup }
        : {}),
      ...(JSON.stringify(dataQuality) === JSON.stringify(record.dataQuality)
        ? {}
        : { dataQuality }),
    },
    message: messageFor(before, entities),
  };
}
