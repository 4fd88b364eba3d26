import { LinkRelation } from '../record/links';
import { RecordType } from '../record/recordType';

/**
 * What somebody is to a record, as far as lifecycles ask:
 * - `agent` may update it (by the permission policy),
 * - `requester` asked for it,
 * - `manager` answers for the whole process,
 * - `system` is the product itself: a job, or the effect of another write.
 * @public
 */
export type ActorRole = 'agent' | 'requester' | 'manager' | 'system';

/**
 * True when the field, as given with the transition or else as it stands in
 * the record, has one of the values.
 * @public
 */
export interface FieldCondition {
  field: string;
  in: readonly (string | boolean)[];
}

/**
 * What every requirement has.
 * @public
 */
export interface RequirementBase {
  /** The requirement only holds under this condition. */
  when?: FieldCondition;
}

/**
 * A field that must have a value: given with the transition, or in the record
 * already.
 * @public
 */
export interface FieldRequirement extends RequirementBase {
  kind: 'field';
  field: string;
  input:
    | 'line'
    | 'markdown'
    | 'choice'
    | 'user'
    | 'date'
    | 'time'
    | 'boolean'
    | 'number'
    | 'record';
  /** The values to choose from, for a choice. */
  options?: readonly string[];
  /** May be given, needn't be. */
  optional?: boolean;
}

/**
 * A public comment, given with the transition.
 * @public
 */
export interface CommentRequirement extends RequirementBase {
  kind: 'comment';
}

/**
 * A link to another record, made before or given with the transition.
 * @public
 */
export interface LinkRequirement extends RequirementBase {
  kind: 'link';
  /** Of the relations, as the record names them; any if left out. */
  relations?: readonly LinkRelation[];
  /** To records of this type; any if left out. */
  targetType?: RecordType;
  /** The other record is a known error. */
  knownError?: boolean;
}

/**
 * Something that must be the case and that the product finds out itself, such
 * as that no task is open. The one who calls the engine says whether it is.
 * @public
 */
export interface FactRequirement extends RequirementBase {
  kind: 'fact';
  fact: string;
  /** What is told when it isn't the case: what is wrong, and what to do. */
  otherwise: string;
  /** A field whose value makes up for it, such as a reason for an exception. */
  orField?: string;
}

/** @public */
export type Requirement =
  | FieldRequirement
  | CommentRequirement
  | LinkRequirement
  | FactRequirement;

/**
 * What a transition writes into the record besides the fields given with it.
 * @public
 */
export type Stamp = { when?: FieldCondition } & (
  | { set: string; to: 'now' | 'actor'; ifEmpty?: boolean }
  | { set: string; value: string | boolean }
  | { clear: string }
  | { increment: string }
);

/** @public */
export interface Transition<TState extends string = string> {
  /** Names the step where people choose it: "Resolve", not "resolved". */
  label: string;
  from: readonly TState[];
  to: TState;
  /** Only for records of which this is true, such as those of one model. */
  applies?: FieldCondition;
  /** Who may take it: anyone who has one of the roles. */
  by: readonly ActorRole[];
  requires?: readonly Requirement[];
  stamps?: readonly Stamp[];
}

/** @public */
export interface StateDefinition {
  label: string;
  /** Nothing can be done any more, or only by re-opening. */
  final?: boolean;
}

/**
 * A process: its states and the ways between them, as data. The backend
 * enforces it, pages draw their buttons and forms from it, and the docs print
 * it.
 * @public
 */
export interface Lifecycle<TState extends string = string> {
  type: RecordType;
  initial: TState;
  states: { readonly [state in TState]: StateDefinition };
  transitions: readonly Transition<TState>[];
}

/**
 * What the engine reads of a record: its state and its fields by name.
 * @public
 */
export type LifecycleRecord = { state: string } & {
  readonly [field: string]: unknown;
};

/**
 * A link as the engine sees it, named from the record's end.
 * @public
 */
export interface LifecycleLink {
  relation: LinkRelation;
  targetType: RecordType;
  knownError?: boolean;
}

/**
 * Who acts, and what they are to the record.
 * @public
 */
export interface LifecycleActor {
  /** Reference of the user or service. */
  ref: string;
  roles: readonly ActorRole[];
}

/**
 * A requirement that isn't met.
 * @public
 */
export interface RequirementIssue {
  field: string;
  message: string;
}
