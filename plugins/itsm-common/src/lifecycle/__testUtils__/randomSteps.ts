import * as fc from 'fast-check';
import { linkRelations } from '../../record/links';
import { recordTypes } from '../../record/recordType';
import { evaluate, Evaluation, transitionsFrom } from '../evaluate';
import {
  ActorRole,
  Lifecycle,
  LifecycleActor,
  LifecycleLink,
  LifecycleRecord,
} from '../types';

/** Everything that somebody may try with a record. */
export interface Attempt {
  to: string;
  /** Which of the ways there are to take instead, if any. */
  way?: number;
  actor: LifecycleActor;
  fields: Record<string, unknown>;
  comment?: string;
  links: LifecycleLink[];
  facts: Record<string, boolean>;
  /** How much time went by before, in milliseconds. */
  after: number;
}

const roles: ActorRole[] = ['agent', 'requester', 'manager', 'system'];

/* Mostly what helps, as steps that are all refused lead nowhere. */
const mostly = (share: number) =>
  fc.integer({ min: 1, max: 100 }).map(chance => chance <= share);

/**
 * Attempts at random: any state, any roles, any facts, with fields of which
 * some are what the lifecycle asks for, some are empty and some are nonsense.
 */
export function attempts(
  lifecycle: Lifecycle,
  values: Record<string, readonly unknown[]>,
): fc.Arbitrary<Attempt> {
  const requirements = lifecycle.transitions.flatMap(
    ({ requires = [] }) => requires,
  );
  const facts = requirements.flatMap(requirement =>
    requirement.kind === 'fact' ? [requirement.fact] : [],
  );
  const link: fc.Arbitrary<LifecycleLink> = fc.record({
    relation: fc.constantFrom(...linkRelations),
    targetType: fc.constantFrom(...recordTypes),
    knownError: fc.boolean(),
  });
  return fc.record({
    to: fc.constantFrom(...Object.keys(lifecycle.states), 'lost'),
    way: fc.oneof(
      { weight: 3, arbitrary: fc.nat(20) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    actor: fc.record({
      ref: fc.constantFrom('user:default/one', 'user:default/two'),
      roles: fc.oneof(
        { weight: 3, arbitrary: fc.constant(roles) },
        { weight: 2, arbitrary: fc.subarray(roles) },
      ),
    }),
    fields: fc
      .record(
        Object.fromEntries(
          Object.entries(values).map(([field, known]) => [
            field,
            fc.oneof(
              { weight: 12, arbitrary: fc.constantFrom(...known) },
              { weight: 1, arbitrary: fc.constantFrom('', ' ', null, 'x') },
            ),
          ]),
        ),
      )
      .chain(fields =>
        fc
          .oneof(
            fc.constant(Object.keys(fields)),
            fc.subarray(Object.keys(fields)),
          )
          .map(kept => Object.fromEntries(kept.map(key => [key, fields[key]]))),
      ),
    comment: fc.constantFrom(undefined, '', 'Which card?'),
    links: fc.array(link, { maxLength: 3 }),
    facts: fc.record(Object.fromEntries(facts.map(fact => [fact, mostly(85)]))),
    after: fc.constantFrom(0, 1, 60_000),
  });
}

/** A record after a step, and the step. */
export interface Taken {
  before: LifecycleRecord;
  after: LifecycleRecord;
  attempt: Attempt;
  evaluation: Extract<Evaluation, { result: 'moved' }>;
}

function deepFreeze<T>(value: T): T {
  if (value && typeof value === 'object') {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

/**
 * Goes through a life at random, as records do: what an evaluation writes is
 * written, and a reason is told in the history only. Most of the attempts keep
 * to the fields that the step wants, as a form does.
 */
export function liveThrough(options: {
  lifecycle: Lifecycle;
  record: LifecycleRecord;
  attempts: readonly Attempt[];
  began: string;
  tried?: (attempt: Attempt, now: string, record: LifecycleRecord) => void;
  taken: (step: Taken) => void;
}): LifecycleRecord {
  const { lifecycle } = options;
  let { record } = options;
  let time = Date.parse(options.began);
  options.attempts.forEach(({ way, ...attempt }, at) => {
    time += attempt.after;
    const now = new Date(time).toISOString();
    const leaving = transitionsFrom(lifecycle, record);
    // Most lives would end soon if giving up were as likely as going on.
    const onward = leaving.filter(({ to }) => to !== 'canceled');
    const to =
      way === undefined || onward.length === 0
        ? attempt.to
        : onward[way % onward.length].to;
    const wanted = leaving
      .filter(transition => transition.to === to)
      .flatMap(({ requires = [] }) => requires)
      .flatMap(requirement => {
        if (requirement.kind === 'field') {
          return [requirement.field];
        }
        return requirement.kind === 'fact' ? requirement.orField ?? [] : [];
      });
    const fields = Object.fromEntries(
      Object.entries(attempt.fields).filter(
        ([field]) => at % 4 === 0 || wanted.includes(field),
      ),
    );
    const given = deepFreeze({ ...attempt, to, fields });
    options.tried?.(given, now, record);
    const evaluation = evaluate({
      ...given,
      lifecycle,
      record: deepFreeze(record),
      now,
    });
    if (evaluation.result === 'moved') {
      const { reason, ...patch } = evaluation.patch;
      const before = record;
      record = { ...record, ...patch } as LifecycleRecord;
      options.taken({ before, after: record, attempt: given, evaluation });
    }
  });
  return record;
}
