import {
  Category,
  categoryPaths,
  EntityLink,
  lookUpPriority,
  PriorityScheme,
  RequirementIssue,
} from 'backstage-plugin-itsm-common';
import { Catalog, CatalogEntity } from '../catalog/Catalog';
import { Access } from './access';
import { FieldsError } from './RecordDraft';

/** The parts of a request that name catalog entities and people. */
export interface NamedRefs {
  entityRef?: string;
  affectedEntityRefs?: readonly string[];
  assignmentGroup?: string | null;
  assignee?: string | null;
  requester?: string;
  watchers?: readonly string[];
  implementers?: readonly string[];
}

/** What the catalog said of the refs in a request. */
export interface ResolvedRefs {
  primary?: EntityLink;
  affected?: EntityLink[];
  /** The group that supports the primary entity. */
  supportGroup?: string;
  /** Whether a user belongs to a group; undefined if the catalog can't say. */
  isMember(userRef: string, groupRef: string): boolean | undefined;
}

/**
 * The link to an entity, with what is known of it now. One that the catalog
 * couldn't be asked about is linked all the same and filled in later.
 */
export function linkTo(
  entityRef: string,
  role: EntityLink['role'],
  entity: CatalogEntity | undefined,
  otherwise: 'pending' | 'dangling',
): EntityLink {
  if (entity) {
    const { snapshot } = entity;
    return { entityRef, role, snapshot, snapshotState: 'taken' };
  }
  const [kind, rest] = entityRef.split(':');
  const name = rest.slice(rest.indexOf('/') + 1);
  return {
    entityRef,
    role,
    snapshot: { kind, name },
    snapshotState: otherwise,
  };
}

/**
 * Looks up in the catalog what a request names, with the caller's eyes.
 * @throws FieldsError naming every ref that the catalog doesn't know
 */
export async function resolveRefs(
  catalog: Catalog,
  request: NamedRefs,
  access: Access,
): Promise<ResolvedRefs> {
  const { entityRef, affectedEntityRefs } = request;
  const entityRefs = [
    ...(entityRef ? [entityRef] : []),
    ...(affectedEntityRefs ?? []),
  ];
  const peopleFields = (
    [
      ['assignmentGroup', request.assignmentGroup],
      ['assignee', request.assignee],
      ['requester', request.requester],
      ...(request.watchers ?? []).map(ref => ['watchers', ref] as const),
      ...(request.implementers ?? []).map(
        ref => ['implementers', ref] as const,
      ),
    ] as const
  ).filter((pair): pair is [(typeof pair)[0], string] => Boolean(pair[1]));
  const [entities, people] = await Promise.all([
    catalog.entities(entityRefs, access.credentials),
    catalog.people(
      peopleFields.map(([, ref]) => ref),
      access.credentials,
    ),
  ]);
  const issues: RequirementIssue[] = [];
  const link = (ref: string, role: EntityLink['role'], field: string) => {
    const entity = entities.reached ? entities.value.get(ref) : undefined;
    if (entities.reached && !entity) {
      issues.push({ field, message: `the catalog has no entity ${ref}` });
    }
    return linkTo(ref, role, entity, 'pending');
  };
  const primary = entityRef
    ? link(entityRef, 'primary', 'entityRef')
    : undefined;
  const affected = affectedEntityRefs
    ? [...new Set(affectedEntityRefs)]
        .filter(ref => ref !== entityRef)
        .map(ref => link(ref, 'affected', 'affectedEntityRefs'))
    : undefined;
  if (people.reached) {
    for (const [field, ref] of peopleFields) {
      // Whoever calls exists, even if no catalog tells of them.
      if (!people.value.has(ref) && ref !== access.actor) {
        issues.push({ field, message: `the catalog has no ${ref}` });
      }
    }
  }
  if (issues.length > 0) {
    throw new FieldsError(issues);
  }
  return {
    primary,
    affected,
    supportGroup:
      entityRef && entities.reached
        ? entities.value.get(entityRef)?.supportGroup
        : undefined,
    isMember: (userRef, groupRef) =>
      people.reached
        ? people.value.get(userRef)?.memberOf.includes(groupRef) ?? false
        : undefined,
  };
}

/** The organisation's own values, by which fields are checked. */
export interface FieldValues {
  priority: PriorityScheme;
  categories: readonly Category[];
}

/**
 * Checks fields whose values the config lists.
 * @throws FieldsError naming each
 */
export function checkConfiguredValues(
  values: FieldValues,
  fields: {
    impact?: string;
    urgency?: string;
    category?: string | null;
  },
) {
  const issues: RequirementIssue[] = [];
  const oneOf = (
    field: string,
    value: string | null | undefined,
    allowed: readonly string[],
  ) => {
    if (value && !allowed.includes(value)) {
      issues.push({ field, message: `must be one of ${allowed.join(', ')}` });
    }
  };
  oneOf('impact', fields.impact, values.priority.impactLevels);
  oneOf('urgency', fields.urgency, values.priority.urgencyLevels);
  oneOf('category', fields.category, categoryPaths(values.categories));
  if (issues.length > 0) {
    throw new FieldsError(issues);
  }
}

/** The priority that the matrix gives to levels that were checked. */
export function priorityOf(
  values: FieldValues,
  levels: { impact: string; urgency: string },
): number {
  return (
    lookUpPriority(values.priority, levels.impact, levels.urgency) ??
    values.priority.priorities.length
  );
}
