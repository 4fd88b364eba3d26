import { ItsmRecord, RecordType } from 'backstage-plugin-itsm-common';

/**
 * A record as the processes work on it: what every record has, and what only
 * its type has, side by side.
 */
export type StoredRecord = ItsmRecord & { [field: string]: unknown };

/** Where a record's history stands. */
export interface ActivityHead {
  sequence: number;
  hash: string;
}

export type RecordRow = { [column: string]: unknown };

type ColumnKind = 'plain' | 'time' | 'flag' | 'json';

/*
 * The fields that have a column of their own. All others are in `details`, as
 * nothing is searched or counted by them.
 */
const columns: [field: string, column: string, kind: ColumnKind][] = [
  ['id', 'id', 'plain'],
  ['type', 'type', 'plain'],
  ['number', 'number', 'plain'],
  ['state', 'state', 'plain'],
  ['active', 'active', 'flag'],
  ['title', 'title', 'plain'],
  ['description', 'description', 'plain'],
  ['impact', 'impact', 'plain'],
  ['urgency', 'urgency', 'plain'],
  ['priority', 'priority', 'plain'],
  ['priorityOverride', 'priority_override', 'json'],
  ['category', 'category', 'plain'],
  ['requester', 'requester', 'plain'],
  ['openedBy', 'opened_by', 'plain'],
  ['assignee', 'assignee', 'plain'],
  ['assignmentGroup', 'assignment_group', 'plain'],
  ['visibility', 'visibility', 'plain'],
  ['entities', 'entities', 'json'],
  ['watchers', 'watchers', 'json'],
  ['tags', 'tags', 'json'],
  ['dataQuality', 'data_quality', 'json'],
  ['reassignmentCount', 'reassignment_count', 'plain'],
  ['reopenCount', 'reopen_count', 'plain'],
  ['openedAt', 'opened_at', 'time'],
  ['updatedAt', 'updated_at', 'time'],
  ['startedAt', 'started_at', 'time'],
  ['acknowledgedAt', 'acknowledged_at', 'time'],
  ['mitigatedAt', 'mitigated_at', 'time'],
  ['resolvedAt', 'resolved_at', 'time'],
  ['closedAt', 'closed_at', 'time'],
  ['model', 'model', 'plain'],
  ['plannedStart', 'planned_start', 'time'],
  ['plannedEnd', 'planned_end', 'time'],
  ['actualStart', 'actual_start', 'time'],
  ['actualEnd', 'actual_end', 'time'],
  ['closeCode', 'close_code', 'plain'],
  ['reviewDueAt', 'review_due_at', 'time'],
  ['knownError', 'known_error', 'flag'],
  ['version', 'version', 'plain'],
];

const ownColumn = new Set([...columns.map(([field]) => field), 'externalRef']);

/** The columns to select for a record. */
export const recordColumns = [
  ...columns.map(([, column]) => `records.${column}`),
  'records.external_source',
  'records.external_id',
  'records.external_url',
  'records.details',
  'records.activity_sequence',
  'records.activity_hash',
];

function toColumn(kind: ColumnKind, value: unknown): unknown {
  if (value === undefined) {
    return null;
  }
  switch (kind) {
    case 'time':
      return Date.parse(value as string);
    case 'json':
      return JSON.stringify(value);
    default:
      return value;
  }
}

function toField(kind: ColumnKind, value: unknown): unknown {
  switch (kind) {
    case 'time':
      return new Date(Number(value)).toISOString();
    case 'flag':
      return Boolean(value);
    case 'json':
      return JSON.parse(value as string);
    default:
      return value;
  }
}

/* When something has to be done about a record by itself. */
function dueAt(record: StoredRecord): string | undefined {
  const { type, state, resolutionCode } = record;
  if (type !== 'problem') {
    return undefined;
  }
  if (state === 'resolved') {
    const watch = record.effectivenessWatch as { until: string } | undefined;
    return watch?.until;
  }
  return state === 'closed' && resolutionCode === 'risk_accepted'
    ? (record.reviewBy as string | undefined)
    : undefined;
}

/* History that was imported needn't say since when. */
function knownErrorSince(record: StoredRecord): unknown {
  return record.knownError
    ? record.knownErrorSince ?? record.openedAt
    : undefined;
}

/* What is only there to find and count records by; `details` has it too. */
function foundBy(record: StoredRecord): RecordRow {
  const risk = record.risk as { level?: string } | undefined;
  return {
    risk_level: risk?.level ?? null,
    resolution_code: record.resolutionCode ?? null,
    known_error_since: toColumn('time', knownErrorSince(record)),
    due_at: toColumn('time', dueAt(record)),
  };
}

/** The row of a record; the columns of its number and history are set apart. */
export function toRow(record: StoredRecord): RecordRow {
  const row: RecordRow = {};
  for (const [field, column, kind] of columns) {
    row[column] = toColumn(kind, record[field]);
  }
  const { externalRef } = record;
  row.external_source = externalRef?.source ?? null;
  row.external_id = externalRef?.id ?? null;
  row.external_url = externalRef?.url ?? null;
  Object.assign(row, foundBy(record));
  const details = Object.entries(record).filter(
    ([field, value]) => value !== undefined && !ownColumn.has(field),
  );
  row.details = JSON.stringify(Object.fromEntries(details));
  return row;
}

/** The record of a row. */
export function toRecord(row: RecordRow): StoredRecord {
  const record: { [field: string]: unknown } = {};
  for (const [field, column, kind] of columns) {
    const value = row[column];
    if (value !== null && value !== undefined) {
      record[field] = toField(kind, value);
    }
  }
  if (row.external_id) {
    record.externalRef = {
      source: row.external_source,
      id: row.external_id,
      ...(row.external_url ? { url: row.external_url } : {}),
    };
  }
  Object.assign(record, JSON.parse(row.details as string));
  return record as StoredRecord;
}

/** Where the history of a row's record stands. */
export function toActivityHead(row: RecordRow): ActivityHead {
  return {
    sequence: Number(row.activity_sequence),
    hash: row.activity_hash as string,
  };
}

/** Whether a text can be the UUID of a record. */
export function isUuid(key: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key);
}

/** A record of a type, found by number or UUID. */
export interface RecordKey {
  key: string;
  type?: RecordType;
}
