import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  ActivityEntry,
  ActorRole,
  evaluate,
  FieldChange,
  Lifecycle,
  LifecycleLink,
  RequirementIssue,
} from 'backstage-plugin-itsm-common';
import { Access } from './access';
import { NewActivityEntry } from './activityLog';
import { ActivityHead, StoredRecord } from './rows';

/** Bad input, told field by field. */
export class FieldsError extends InputError {
  readonly issues: RequirementIssue[];

  constructor(issues: RequirementIssue[]) {
    super(
      issues.map(({ field, message }) => `${field}: ${message}`).join('; '),
    );
    this.name = 'InputError';
    this.issues = issues;
  }
}

/** What goes into the history along with a change. */
export type EntryDetails = Partial<
  Pick<
    ActivityEntry,
    | 'kind'
    | 'comment'
    | 'reason'
    | 'transition'
    | 'message'
    | 'link'
    | 'approval'
    | 'task'
    | 'at'
    | 'actor'
  >
>;

/** How a record is to be moved. */
export interface Move {
  to: string;
  roles: readonly ActorRole[];
  fields?: Record<string, unknown>;
  comment?: string;
  links?: readonly LifecycleLink[];
  facts?: Readonly<Record<string, boolean>>;
  message?: string;
}

function changesBetween(
  before: StoredRecord | undefined,
  after: StoredRecord,
  fields: Iterable<string>,
): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of fields) {
    const from = before?.[field] as FieldChange['from'];
    const to = after[field] as FieldChange['to'];
    if (JSON.stringify(from) !== JSON.stringify(to)) {
      changes.push({
        field,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
    }
  }
  return changes;
}

/* The history says these by its own order and the entry's kind. */
const untold = new Set(['version', 'updatedAt', 'active', 'id', 'type']);

/**
 * A record in the course of a write. Everything done to it is kept as entries
 * of its history, which the write transaction appends when it saves the record.
 */
export class RecordDraft {
  #record: StoredRecord;
  readonly #before?: StoredRecord;
  readonly #head?: ActivityHead;
  readonly #entries: NewActivityEntry[] = [];
  readonly #access: Access;
  readonly #now: string;

  constructor(options: {
    record: StoredRecord;
    /** As stored; undefined for a new record. */
    before?: StoredRecord;
    head?: ActivityHead;
    access: Access;
    now: string;
  }) {
    this.#record = options.record;
    this.#before = options.before;
    this.#head = options.head;
    this.#access = options.access;
    this.#now = options.now;
  }

  /** The record with what was done to it so far. */
  get record(): StoredRecord {
    return this.#record;
  }

  /** As it stands in the database. */
  get before(): StoredRecord | undefined {
    return this.#before;
  }

  get head(): ActivityHead | undefined {
    return this.#head;
  }

  get entries(): readonly NewActivityEntry[] {
    return this.#entries;
  }

  /** The instant of the write; never before the last one. */
  get now(): string {
    const last = this.#before?.updatedAt ?? this.#now;
    return last > this.#now ? last : this.#now;
  }

  /** Tells the beginning of a new record. */
  created(details: EntryDetails = {}) {
    const fields = Object.keys(this.#record).filter(
      field => !untold.has(field),
    );
    this.#append(
      'created',
      changesBetween(undefined, this.#record, fields),
      details,
    );
  }

  /**
   * Changes fields; `undefined` clears one. Says nothing where nothing
   * changes.
   */
  update(patch: Record<string, unknown>, details: EntryDetails = {}) {
    const after = { ...this.#record, ...patch } as StoredRecord;
    const fields = Object.keys(patch).filter(field => !untold.has(field));
    const changes = changesBetween(this.#record, after, fields);
    if (changes.length === 0 && Object.keys(details).length === 0) {
      return;
    }
    this.#record = after;
    this.#append(details.kind ?? 'updated', changes, details);
  }

  /** Adds an entry that changes no field. */
  tell(kind: ActivityEntry['kind'], details: EntryDetails) {
    this.#append(kind, [], details);
  }

  /**
   * Moves the record along its lifecycle: the only way its state changes.
   * @throws ConflictError if the lifecycle has no such step; NotAllowedError
   * if it isn't the actor's to take; FieldsError naming what it lacks.
   */
  move(lifecycle: Lifecycle, move: Move) {
    const { number, state } = this.#record;
    const evaluation = evaluate({
      ...move,
      lifecycle,
      record: this.#record,
      actor: { ref: this.#access.actor, roles: move.roles },
      now: this.now,
    });
    switch (evaluation.result) {
      case 'not-in-lifecycle': {
        const allowed = evaluation.allowed.join(', ') || 'none';
        throw new ConflictError(
          `${number} is ${state} and can't become '${move.to}'. From here it can become: ${allowed}.`,
        );
      }
      case 'not-allowed':
        throw new NotAllowedError(
          `${number} can't be moved from ${state} to ${move.to} by ${
            this.#access.actor
          }. ${evaluation.because}`,
        );
      case 'requirements-missing':
        throw new FieldsError(evaluation.issues);
      default: {
        // A reason is told in the history; it is no field of the record.
        const { reason, ...patch } = evaluation.patch;
        this.update(patch, {
          kind: 'transitioned',
          transition: { from: state, to: evaluation.transition.to },
          ...(move.comment ? { comment: move.comment } : {}),
          ...(reason ? { reason: String(reason) } : {}),
          ...(move.message ? { message: move.message } : {}),
        });
      }
    }
  }

  /** The record as it is saved: one version on, and at its time. */
  finished(): StoredRecord {
    if (this.#entries.length === 0) {
      return this.#record;
    }
    return {
      ...this.#record,
      updatedAt: this.now,
      version: this.#before ? this.#before.version + 1 : 1,
    };
  }

  #append(
    kind: ActivityEntry['kind'],
    changes: FieldChange[],
    details: EntryDetails,
  ) {
    this.#entries.push({
      at: this.now,
      actor: this.#access.actor,
      channel: this.#access.channel,
      ...(changes.length > 0 ? { changes } : {}),
      ...details,
      kind,
    });
  }
}
