import {
  checkIncidentTimes,
  CreateIncident,
  UpdateIncident,
} from 'backstage-plugin-itsm-common';
import { FieldsError } from '../records/RecordDraft';
import { FieldContext, newRecord, recordPatch } from '../records/recordFields';
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

/** A new incident from what somebody reported. */
export function newIncident(
  request: CreateIncident,
  context: FieldContext,
): Omit<StoredRecord, 'number'> {
  const { access, now } = context;
  const incident = {
    ...newRecord('incident', request, context),
    channel: request.channel ?? (access.isUser ? 'portal' : 'api'),
    startedAt: request.startedAt ?? now,
  };
  checkTimes(incident as unknown as StoredRecord, now);
  return incident as Omit<StoredRecord, 'number'>;
}

/** What an update changes in an incident. */
export function incidentPatch(
  incident: StoredRecord,
  request: UpdateIncident,
  context: FieldContext,
): Record<string, unknown> {
  const patch = recordPatch(incident, request, context);
  checkTimes({ ...incident, ...patch } as StoredRecord, context.now);
  return patch;
}
