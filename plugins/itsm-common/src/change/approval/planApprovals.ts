import { InputError } from '@backstage/errors';
import { conditionHolds } from '../changeCondition';
import { ChangeEntityFacts, ChangeFacts } from '../changeFacts';
import {
  ApprovalPolicy,
  ApprovalStep,
  ApproverRef,
  HowMany,
} from './approvalPolicy';

/**
 * Approvals that are needed, before it is known who the people are.
 * @public
 */
export interface PlannedSet {
  step: ApprovalStep;
  /** Names of the rules that ask for it. */
  rules: string[];
  /** Who is asked, together. Empty if it should be an owner, and there is none. */
  approvers: ApproverRef[];
  /** The entities whose owners are asked, if that is why they are. */
  entityRefs: string[];
  howMany: HowMany;
  fallback?: ApproverRef;
}

/** Somebody to ask; nobody, if an entity has no owner. */
interface Asked {
  approver?: ApproverRef;
  entityRef?: string;
}

function ownersOf(entities: readonly ChangeEntityFacts[]): Asked[] {
  return entities.map(({ owner, entityRef }) => ({
    approver: owner as ApproverRef | undefined,
    entityRef,
  }));
}

function askedBy(
  source: ApprovalPolicy['rules'][number]['approvals'][number]['who'][number],
  { entities, assignmentGroup }: ChangeFacts,
): Asked[] {
  switch (source) {
    case 'entityOwners':
      return ownersOf(entities.filter(({ role }) => role !== 'impacted'));
    case 'ownersOfImpactedTier1':
      return ownersOf(
        entities.filter(({ role, tier }) => role === 'impacted' && tier === 1),
      );
    case 'assignmentGroup':
      return [{ approver: assignmentGroup as ApproverRef | undefined }];
    default:
      return [{ approver: source }];
  }
}

function sorted<T extends string>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values.filter(value => value !== undefined))].sort();
}

/* One for each who is asked, or one for all of them. */
function toSets(asked: readonly Asked[], each: boolean): Asked[][] {
  if (!each) {
    return asked.length > 0 ? [[...asked]] : [];
  }
  const byApprover = new Map<string, Asked[]>();
  for (const one of asked) {
    // An entity without an owner stays by itself: nobody else stands for it.
    const key = one.approver ?? `nobody ${one.entityRef ?? ''}`;
    byApprover.set(key, [...(byApprover.get(key) ?? []), one]);
  }
  return [...byApprover.values()];
}

/**
 * The approvals that a step of a change needs by the policy; none if nobody
 * has to approve. Sets that ask the same of the same people are one.
 * @throws InputError if no rule is for the change, which
 * {@link checkApprovalPolicy} rules out.
 * @public
 */
export function planApprovals(
  change: ChangeFacts,
  policy: ApprovalPolicy,
  step: ApprovalStep,
): PlannedSet[] {
  const rules = policy.rules.filter(
    rule => rule.steps.includes(step) && conditionHolds(rule.when, change),
  );
  if (rules.length === 0) {
    throw new InputError(
      `No rule of the approval policy is for this change in the step '${step}'`,
    );
  }
  const last = rules.findIndex(({ stop }) => stop);
  const sets = new Map<string, PlannedSet>();
  for (const rule of last < 0 ? rules : rules.slice(0, last + 1)) {
    for (const { who, each, howMany, fallback } of rule.approvals) {
      const asked = who.flatMap(source => askedBy(source, change));
      for (const together of toSets(asked, each)) {
        const approvers = sorted(together.map(({ approver }) => approver));
        const entityRefs = sorted(together.map(({ entityRef }) => entityRef));
        const key = JSON.stringify([
          approvers.length > 0 ? approvers : entityRefs,
          howMany,
          fallback,
        ]);
        const same = sets.get(key);
        sets.set(key, {
          step,
          rules: sorted([...(same?.rules ?? []), rule.name]),
          approvers,
          entityRefs: sorted([...(same?.entityRefs ?? []), ...entityRefs]),
          howMany,
          fallback,
        });
      }
    }
  }
  return [...sets.values()];
}
