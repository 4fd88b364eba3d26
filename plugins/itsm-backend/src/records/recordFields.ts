import { NotAllowedError } from '@backstage/errors';
import {
  priorityOverrideRequestSchema,
  recordCreateFields,
  RecordType,
  recordUpdateFields,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { z } from 'zod';
import { Access, rolesFor } from './access';
import {
  checkConfiguredValues,
  FieldValues,
  priorityOf,
  ResolvedRefs,
} from './fieldRules';
import { FieldsError } from './RecordDraft';
import { StoredRecord } from './rows';

type Parsed<T extends z.core.$ZodLooseShape> = z.output<z.ZodObject<T>>;

/** What any type's records are created with; a type's own fields may follow. */
export type CreateFields = Omit<
  Parsed<typeof recordCreateFields>,
  'entityRef'
> & { entityRef?: string };

/** What can be changed in any type's records; a type's own fields may follow. */
export type UpdateFields = Parsed<typeof recordUpdateFields>;

/** What a request's fields are checked against and filled in from. */
export interface FieldContext {
  values: FieldValues;
  refs: ResolvedRefs;
  access: Access;
  now: string;
}

/**
 * Refuses an assignee who isn't in the assignment group, as far as the catalog
 * can tell.
 */
function checkMembership(
  refs: ResolvedRefs,
  assignee: string | undefined,
  group: string | undefined,
) {
  if (assignee && group && refs.isMember(assignee, group) === false) {
    throw new FieldsError([
      {
        field: 'assignee',
        message: `${assignee} isn't a member of ${group}; name a member of the group, or nobody`,
      },
    ]);
  }
}

/** A new record of any type, with all that the request says of it. */
export function newRecord<T extends CreateFields>(
  type: RecordType,
  request: T,
  context: FieldContext,
): Omit<StoredRecord, 'number'> {
  const { values, refs, access, now } = context;
  checkConfiguredValues(values, request);
  const { entityRef, affectedEntityRefs, watchers, ...fields } = request;
  return {
    ...fields,
    id: randomUUID(),
    type,
    state: 'new',
    active: true,
    priority: priorityOf(values, request),
    requester: request.requester ?? access.actor,
    openedBy: access.actor,
    assignmentGroup: request.assignmentGroup ?? refs.supportGroup,
    watchers: [...new Set(watchers)],
    tags: [...new Set(request.tags)],
    entities: [...(refs.primary ? [refs.primary] : []), ...refs.affected!],
    reassignmentCount: 0,
    reopenCount: 0,
    openedAt: now,
    updatedAt: now,
    version: 1,
  };
}

/* Setting the priority by hand, or leaving it to the matrix again. */
function priorityPatch(
  record: StoredRecord,
  request: {
    impact?: string;
    urgency?: string;
    priorityOverride?: z.output<typeof priorityOverrideRequestSchema> | null;
  },
  { values, access, now }: FieldContext,
): Record<string, unknown> {
  const { priorityOverride } = request;
  const looked = priorityOf(values, {
    impact: request.impact ?? record.impact,
    urgency: request.urgency ?? record.urgency,
  });
  if (priorityOverride === undefined) {
    return record.priorityOverride ? {} : { priority: looked };
  }
  if (
    !access.overridePriority ||
    (access.isUser && !rolesFor(access, record).includes('manager'))
  ) {
    throw new NotAllowedError(
      `${access.actor} may not set a priority by hand; the managers of the process may.`,
    );
  }
  if (priorityOverride === null) {
    return { priority: looked, priorityOverride: undefined };
  }
  const { priority, reason } = priorityOverride;
  const { priorities } = values.priority;
  if (!priorities.some(known => known.priority === priority)) {
    throw new FieldsError([
      {
        field: 'priorityOverride.priority',
        message: `must be from 1 to ${priorities.length}`,
      },
    ]);
  }
  return { priority, priorityOverride: { reason, by: access.actor, at: now } };
}

/* The links to entities after an update; computed ones stay. */
function entitiesPatch(
  record: StoredRecord,
  refs: ResolvedRefs,
): Pick<StoredRecord, 'entities'> | undefined {
  if (!refs.primary && !refs.affected) {
    return undefined;
  }
  const linked = (role: string) =>
    record.entities.filter(link => link.role === role);
  const primary = refs.primary ? [refs.primary] : linked('primary');
  const affected = (refs.affected ?? linked('affected')).filter(
    link => link.entityRef !== primary[0]?.entityRef,
  );
  const chosen = [...primary, ...affected];
  return {
    entities: [
      ...chosen,
      ...linked('impacted').filter(
        link => !chosen.some(({ entityRef }) => entityRef === link.entityRef),
      ),
    ],
  };
}

/**
 * What an update changes in a record of any type. Another group clears the
 * assignee, unless a member of it is named along with it.
 */
export function recordPatch<T extends UpdateFields>(
  record: StoredRecord,
  request: T,
  context: FieldContext,
): Record<string, unknown> {
  const { values, refs } = context;
  const { version, entityRef, affectedEntityRefs, priorityOverride, ...rest } =
    request;
  checkConfiguredValues(values, request);
  const patch: Record<string, unknown> = {
    ...Object.fromEntries(
      // What is taken away is missing in a record, not null.
      Object.entries(rest).map(([field, value]) => [field, value ?? undefined]),
    ),
    ...priorityPatch(record, request, context),
    ...entitiesPatch(record, refs),
  };
  if (request.tags) {
    patch.tags = [...new Set(request.tags)];
  }
  const group = request.assignmentGroup;
  const changesGroup =
    group !== undefined && (group ?? undefined) !== record.assignmentGroup;
  if (changesGroup) {
    patch.reassignmentCount =
      record.reassignmentCount + (record.assignmentGroup ? 1 : 0);
    patch.assignee = request.assignee ?? undefined;
    checkMembership(refs, request.assignee ?? undefined, group ?? undefined);
  }
  return patch;
}
