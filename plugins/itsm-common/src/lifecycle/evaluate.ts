import {
  ActorRole,
  FieldCondition,
  Lifecycle,
  LifecycleActor,
  LifecycleLink,
  LifecycleRecord,
  Requirement,
  RequirementIssue,
  Stamp,
  Transition,
} from './types';

/**
 * What is known when somebody wants to move a record.
 * @public
 */
export interface EvaluateOptions<TState extends string> {
  lifecycle: Lifecycle<TState>;
  record: LifecycleRecord;
  /** The wanted state. */
  to: string;
  actor: LifecycleActor;
  /** The fields given with the transition. */
  fields?: Record<string, unknown>;
  /** A public comment given with the transition. */
  comment?: string;
  /** The record's links, with those that are made along with the transition. */
  links?: readonly LifecycleLink[];
  /** Which facts are the case; a fact that isn't named isn't. */
  facts?: Readonly<Record<string, boolean>>;
  /** ISO 8601. */
  now: string;
}

/**
 * The engine's answer.
 * @public
 */
export type Evaluation<TState extends string = string> =
  | {
      result: 'moved';
      transition: Transition<TState>;
      /** Every field to write, the state among them; `undefined` clears one. */
      patch: Record<string, unknown>;
    }
  | {
      result: 'not-in-lifecycle';
      /** The states that can be reached from where the record is. */
      allowed: TState[];
    }
  | { result: 'not-allowed'; because: string }
  | { result: 'requirements-missing'; issues: RequirementIssue[] };

/** @public */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '')
  );
}

function holds(
  condition: FieldCondition | undefined,
  valueOf: (field: string) => unknown,
): boolean {
  return (
    !condition ||
    condition.in.includes(valueOf(condition.field) as string | boolean)
  );
}

/**
 * The transitions that lead out of the state a record is in.
 * @public
 */
export function transitionsFrom<TState extends string>(
  lifecycle: Lifecycle<TState>,
  record: LifecycleRecord,
): Transition<TState>[] {
  return lifecycle.transitions.filter(
    ({ from, applies }) =>
      from.includes(record.state as TState) &&
      holds(applies, field => record[field]),
  );
}

/* Nobody is told to wait for the product itself. */
const roleNames: Partial<Record<ActorRole, string>> = {
  requester: 'its requester',
  agent: 'those who work on it',
  manager: 'the managers of the process',
};

/**
 * Why the actor can't take the transition, if so.
 * @public
 */
export function refusal(
  transition: Transition,
  actor: LifecycleActor,
): string | undefined {
  if (transition.by.some(role => actor.roles.includes(role))) {
    return undefined;
  }
  const names = transition.by.flatMap(role => roleNames[role] ?? []);
  const last = names.pop();
  if (!last) {
    return 'This happens by itself.';
  }
  const who = names.length > 0 ? `${names.join(', ')} and ${last}` : last;
  return `Only ${who} can do this.`;
}

/**
 * The issue with one requirement, if it isn't met.
 * @public
 */
export function checkRequirement(
  requirement: Requirement,
  options: Pick<
    EvaluateOptions<string>,
    'comment' | 'links' | 'facts' | 'fields' | 'record'
  >,
): RequirementIssue | undefined {
  const valueOf = (field: string) =>
    options.fields && Object.hasOwn(options.fields, field)
      ? options.fields[field]
      : options.record[field];
  if (!holds(requirement.when, valueOf)) {
    return undefined;
  }
  switch (requirement.kind) {
    case 'field': {
      const { field, optional, options: choices } = requirement;
      const value = valueOf(field);
      if (isEmpty(value)) {
        return optional
          ? undefined
          : { field, message: `${field} is required` };
      }
      return choices && !choices.includes(value as string)
        ? { field, message: `must be one of ${choices.join(', ')}` }
        : undefined;
    }
    case 'comment':
      return isEmpty(options.comment)
        ? { field: 'comment', message: 'a public comment is required' }
        : undefined;
    case 'link': {
      const { relations, targetType, knownError } = requirement;
      const found = (options.links ?? []).some(
        link =>
          (!relations || relations.includes(link.relation)) &&
          (!targetType || link.targetType === targetType) &&
          (!knownError || link.knownError),
      );
      const target = knownError ? 'known error' : targetType ?? 'record';
      const by = relations ? ` (${relations.join(' or ')})` : '';
      return found
        ? undefined
        : { field: 'links', message: `a linked ${target}${by} is required` };
    }
    default: {
      const { fact, orField, otherwise } = requirement;
      return options.facts?.[fact] || (orField && !isEmpty(valueOf(orField)))
        ? undefined
        : { field: orField ?? fact, message: otherwise };
    }
  }
}

/**
 * The fields that can be given with a transition, by name: those that it asks
 * for under what else is given.
 */
function acceptedFields(
  transition: Transition,
  valueOf: (field: string) => unknown,
): string[] {
  const fields = (transition.requires ?? []).flatMap(requirement => {
    const { when } = requirement;
    if (when && !isEmpty(valueOf(when.field)) && !holds(when, valueOf)) {
      return [];
    }
    switch (requirement.kind) {
      case 'field':
        return [requirement.field];
      case 'fact':
        return requirement.orField ? [requirement.orField] : [];
      default:
        return [];
    }
  });
  return [...new Set(fields)];
}

function applyStamps(
  stamps: readonly Stamp[],
  options: EvaluateOptions<string>,
  patch: Record<string, unknown>,
) {
  const valueOf = (field: string) =>
    Object.hasOwn(patch, field) ? patch[field] : options.record[field];
  for (const stamp of stamps) {
    if (!holds(stamp.when, valueOf)) {
      continue;
    }
    if ('clear' in stamp) {
      patch[stamp.clear] = undefined;
    } else if ('increment' in stamp) {
      patch[stamp.increment] = Number(valueOf(stamp.increment) ?? 0) + 1;
    } else if ('value' in stamp) {
      patch[stamp.set] = stamp.value;
    } else if (!stamp.ifEmpty || isEmpty(valueOf(stamp.set))) {
      patch[stamp.set] = stamp.to === 'now' ? options.now : options.actor.ref;
    }
  }
}

/**
 * Decides whether a record can be moved and what that writes: the only way a
 * state ever changes. A pure function of its arguments.
 * @public
 */
export function evaluate<TState extends string>(
  options: EvaluateOptions<TState>,
): Evaluation<TState> {
  const { lifecycle, record, to, actor } = options;
  const candidates = transitionsFrom(lifecycle, record);
  const transition = candidates.find(candidate => candidate.to === to);
  if (!transition) {
    return {
      result: 'not-in-lifecycle',
      allowed: candidates.map(candidate => candidate.to),
    };
  }
  const because = refusal(transition, actor);
  if (because) {
    return { result: 'not-allowed', because };
  }
  const { fields = {} } = options;
  const accepted = acceptedFields(transition, field =>
    Object.hasOwn(fields, field) ? fields[field] : record[field],
  );
  const issues: RequirementIssue[] = Object.keys(fields)
    .filter(field => !accepted.includes(field))
    .map(field => ({
      field,
      message: `isn't part of the step from ${record.state} to ${to}`,
    }));
  for (const requirement of transition.requires ?? []) {
    const issue = checkRequirement(requirement, options);
    if (issue) {
      issues.push(issue);
    }
  }
  if (issues.length > 0) {
    return { result: 'requirements-missing', issues };
  }
  const patch: Record<string, unknown> = { ...options.fields };
  applyStamps(transition.stamps ?? [], options, patch);
  patch.state = transition.to;
  patch.active = !lifecycle.states[transition.to].final;
  return { result: 'moved', transition, patch };
}
