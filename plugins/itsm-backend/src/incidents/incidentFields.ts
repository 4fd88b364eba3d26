import { NotAllowedError } from '@backstage/errors';
import {
  checkIncidentTimes,
  CreateIncident,
  UpdateIncident,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Access, rolesFor } from '../records/access';
import {
  checkConfiguredValues,
  FieldValues,
  priorityOf,
  ResolvedRefs,
} from '../records/fieldRules';
import { FieldsError } from '../records/RecordDraft';
import { StoredRecord } from '../records/rows';

function checkTimes(incident: StoredRecord, now: string) {
  const issues = checkIncidentTimes(incident as Record<string, string>);
  for (const field of ['startedAt', 'mitigatedAt']) {
    const time = incident[field] as string | undefined;
    if (time && time > now) {
      issues.push({ field, message: 'must not be in the future' });
    }
  }
  if (issues.length > 0) {
    throw new FieldsError(issues);
  }
}

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

/** A new incident from what somebody reported. */
export function newIncident(
  request: CreateIncident,
  context: {
    values: FieldValues;
    refs: ResolvedRefs;
    access: Access;
    now: string;
  },
): Omit<StoredRecord, 'number'> {
  const { values, refs, access, now } = context;
  checkConfiguredValues(values, request);
  const { entityRef, affectedEntityRefs, watchers, ...fields } = request;
  const incident = {
    ...fields,
    id: randomUUID(),
    type: 'incident' as const,
    state: 'new',
    active: true,
    priority: priorityOf(values, request),
    requester: request.requester ?? access.actor,
    openedBy: access.actor,
    assignmentGroup: request.assignmentGroup ?? refs.supportGroup,
    watchers: [...new Set(watchers)],
    tags: [...new Set(request.tags)],
    entities: [refs.primary!, ...refs.affected!],
    channel: request.channel ?? (access.isUser ? 'portal' : 'api'),
    reassignmentCount: 0,
    reopenCount: 0,
    openedAt: now,
    updatedAt: now,
    startedAt: request.startedAt ?? now,
    version: 1,
  };
  checkTimes(incident as unknown as StoredRecord, now);
  return incident;
}

/* Setting the priority by hand, or leaving it to the matrix again. */
function priorityPatch(
  incident: StoredRecord,
  request: UpdateIncident,
  context: { values: FieldValues; access: Access; now: string },
): Record<string, unknown> {
  const { values, access, now } = context;
  const { priorityOverride } = request;
  const looked = priorityOf(values, {
    impact: request.impact ?? incident.impact,
    urgency: request.urgency ?? incident.urgency,
  });
  if (priorityOverride === undefined) {
    return incident.priorityOverride ? {} : { priority: looked };
  }
  if (
    !access.overridePriority ||
    (access.isUser && !rolesFor(access, incident).includes('manager'))
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
  return {
    priority,
    priorityOverride: { reason, by: access.actor, at: now },
  };
}

/** What an update changes in an incident. */
export function incidentPatch(
  incident: StoredRecord,
  request: UpdateIncident,
  context: {
    values: FieldValues;
    refs: ResolvedRefs;
    access: Access;
    now: string;
  },
): Record<string, unknown> {
  const { values, refs, now } = context;
  const { version, entityRef, affectedEntityRefs, priorityOverride, ...rest } =
    request;
  checkConfiguredValues(values, request);
  const patch: Record<string, unknown> = {
    ...Object.fromEntries(
      // What is taken away is missing in a record, not null.
      Object.entries(rest).map(([field, value]) => [field, value ?? undefined]),
    ),
    ...priorityPatch(incident, request, context),
  };
  if (request.tags) {
    patch.tags = [...new Set(request.tags)];
  }
  if (refs.primary || refs.affected) {
    const primary = refs.primary
      ? [refs.primary]
      : incident.entities.filter(link => link.role === 'primary');
    const affected =
      refs.affected ??
      incident.entities.filter(link => link.role === 'affected');
    const others = [
      ...affected,
      ...incident.entities.filter(link => link.role === 'impacted'),
    ];
    patch.entities = [
      ...primary,
      ...others.filter(link => link.entityRef !== primary[0]?.entityRef),
    ];
  }
  const group = request.assignmentGroup;
  const changesGroup =
    group !== undefined && (group ?? undefined) !== incident.assignmentGroup;
  if (changesGroup) {
    patch.reassignmentCount =
      incident.reassignmentCount + (incident.assignmentGroup ? 1 : 0);
    patch.assignee = request.assignee ?? undefined;
    checkMembership(refs, request.assignee ?? undefined, group ?? undefined);
  }
  checkTimes({ ...incident, ...patch } as StoredRecord, now);
  return patch;
}
