import { Delegation, delegatorsOf } from './delegation';
import { HowMany } from './approvalPolicy';

/** @public */
export const decisionValues = ['approved', 'rejected', 'abstained'] as const;

/** @public */
export type DecisionValue = (typeof decisionValues)[number];

/**
 * What somebody decided, and when.
 * @public
 */
export interface Decision {
  by: string;
  decision: DecisionValue;
  /** ISO 8601, UTC, with milliseconds. */
  at: string;
}

/**
 * Who may decide, and on what terms.
 * @public
 */
export interface DecideOptions {
  set: { members: readonly string[]; howMany: HowMany };
  decisions: readonly Decision[];
  delegations?: readonly Delegation[];
  /** Those who can't approve because of their part in the change; from {@link dutyConflicts}. */
  conflicted?: ReadonlyMap<string, string>;
}

/**
 * How it stands with a set.
 * @public
 */
export interface SetOutcome {
  state: 'pending' | 'approved' | 'rejected';
  /** When it was decided. */
  decidedAt?: string;
  /** By member, what counts for them, and who decided so. */
  votes: Map<string, Decision>;
  /** How many must approve, as it stands. */
  needed: number;
  /** Members who can still decide; nobody once the set is decided. */
  outstanding: string[];
  /** Decisions that don't count, each with the reason. */
  ignored: { decision: Decision; because: string }[];
}

/** The state of a set that has its votes. */
interface Count {
  members: number;
  approved: number;
  rejected: number;
  open: number;
}

function neededOf(howMany: HowMany, { members, ...count }: Count): number {
  switch (howMany) {
    case 'any':
      return 1;
    case 'all':
      return Math.max(1, count.approved + count.rejected + count.open);
    case 'majority':
      return Math.floor(members / 2) + 1;
    default:
      return howMany;
  }
}

function stateOf(howMany: HowMany, count: Count): SetOutcome['state'] {
  const needed = neededOf(howMany, count);
  // A majority is a vote, in which there may be votes against.
  if (count.rejected > 0 && howMany !== 'majority') {
    return 'rejected';
  }
  if (count.approved >= needed) {
    return 'approved';
  }
  return count.approved + count.open < needed ? 'rejected' : 'pending';
}

/**
 * For which member a person's decision counts, at a moment: for themselves if
 * they are a member, else for one who has made them a delegate and hasn't
 * decided. The duties bind the delegate too.
 * @returns the member, or why the decision counts for nobody.
 * @public
 */
export function seatOf(
  person: string,
  at: string,
  options: Omit<DecideOptions, 'decisions'> & {
    /** What counts so far, by member. */
    votes?: ReadonlyMap<string, Decision>;
  },
): { member: string } | { because: string } {
  const { set, delegations = [], conflicted, votes } = options;
  const conflict = conflicted?.get(person);
  if (conflict) {
    return {
      because: `Can't approve their own change: ${person} ${conflict}`,
    };
  }
  if (set.members.includes(person)) {
    return { member: person };
  }
  const delegators = delegatorsOf(person, delegations, at)
    .filter(ref => set.members.includes(ref) && !conflicted?.has(ref))
    .sort();
  if (delegators.length === 0) {
    return { because: `Isn't asked to approve: ${person}` };
  }
  // One person has one vote, also as the delegate of several.
  const own = delegators.find(ref => votes?.get(ref)?.by === person);
  const free = delegators.find(ref => !votes?.has(ref));
  const cast = [...(votes?.values() ?? [])].some(({ by }) => by === person);
  const member = own ?? (cast ? undefined : free);
  return member
    ? { member }
    : { because: `Has decided already: ${cast ? person : delegators[0]}` };
}

/**
 * How a set of approvals stands after some decisions, read in the order of
 * their times.
 *
 * - `any` and a number: that many members have approved. `all`: every member
 *   has approved who hasn't abstained, and there is one. One rejection rejects.
 * - `majority`: more than half of all members have approved; an abstention is
 *   one that hasn't. It is rejected as soon as that can't come about any more.
 * - Everything else is rejected too as soon as too few are left who could
 *   approve: no set stays open for ever.
 * - A member can decide anew as long as the set is open. Once it is decided,
 *   it is final, and what comes later doesn't count.
 * - A delegate's decision counts as that of the delegator, until the delegator
 *   decides; each person has one vote.
 * - What is decided by somebody who has a part in the change doesn't count, and
 *   a member who has come to have one is taken as having abstained.
 * @public
 */
export function decideSet(options: DecideOptions): SetOutcome {
  const { set, conflicted } = options;
  const members = [...new Set(set.members)].sort();
  const votes = new Map<string, Decision>();
  const ignored: SetOutcome['ignored'] = [];
  const open = () =>
    members.filter(ref => !votes.has(ref) && !conflicted?.has(ref));
  const count = (): Count => {
    const cast = [...votes.values()];
    const of = (value: DecisionValue) =>
      cast.filter(({ decision }) => decision === value).length;
    return {
      members: members.length,
      approved: of('approved'),
      rejected: of('rejected'),
      open: open().length,
    };
  };
  let state = stateOf(set.howMany, count());
  let decidedAt: string | undefined;
  const inOrder = [...options.decisions].sort((one, other) => {
    if (one.at === other.at) {
      return 0;
    }
    return one.at < other.at ? -1 : 1;
  });
  for (const decision of inOrder) {
    const seat =
      state === 'pending'
        ? seatOf(decision.by, decision.at, { ...options, votes })
        : { because: `The approval is ${state} already` };
    if ('because' in seat) {
      ignored.push({ decision, because: seat.because });
    } else {
      votes.set(seat.member, decision);
      state = stateOf(set.howMany, count());
      decidedAt = state === 'pending' ? undefined : decision.at;
    }
  }
  return {
    state,
    decidedAt,
    votes,
    needed: neededOf(set.howMany, count()),
    outstanding: state === 'pending' ? open() : [],
    ignored,
  };
}
