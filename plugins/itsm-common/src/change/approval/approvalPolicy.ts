import { z } from 'zod';
import {
  entityRefSchema,
  lineSchema,
  userRefSchema,
} from '../../record/fields';
import { RoleName, roleNames } from '../../record/settings';
import { changeConditionSchema } from '../changeCondition';

/**
 * The steps of a change that approvals are asked for in.
 * @public
 */
export const approvalSteps = ['assess', 'authorize'] as const;

/** @public */
export type ApprovalStep = (typeof approvalSteps)[number];

const dynamicSources = [
  'entityOwners',
  'ownersOfImpactedTier1',
  'assignmentGroup',
] as const;

/**
 * Those who approve, by reference: a user, a group, or the groups of a role.
 * @public
 */
export type ApproverRef =
  | `user:${string}`
  | `group:${string}`
  | `role:${RoleName}`;

const HOW_APPROVERS_LOOK = `must be ${dynamicSources.join(
  ', ',
)}, a user (user:default/ann), a group (group:default/security) or a role (${roleNames
  .map(name => `role:${name}`)
  .join(', ')})`;

function readApprover(text: string): ApproverRef | undefined {
  if (text.startsWith('role:')) {
    return roleNames.some(name => text === `role:${name}`)
      ? (text as ApproverRef)
      : undefined;
  }
  const ref = entityRefSchema.safeParse(text);
  return ref.success && /^(user|group):/.test(ref.data)
    ? (ref.data as ApproverRef)
    : undefined;
}

function approverOf<T extends string>(names: readonly T[], message: string) {
  return z
    .string()
    .trim()
    .transform((text, context): T | ApproverRef => {
      const source = names.find(name => name === text) ?? readApprover(text);
      if (source === undefined) {
        context.issues.push({ code: 'custom', input: text, message });
        return z.NEVER;
      }
      return source;
    });
}

const sourceSchema = approverOf(dynamicSources, HOW_APPROVERS_LOOK);

/**
 * How many of those asked must approve: one, all, more than half, or a number.
 * @public
 */
export const howManySchema = z
  .union([
    z.enum(['any', 'all', 'majority']),
    z.number().int().min(1).max(1000),
  ])
  .meta({ id: 'HowManyApprove' });

/** @public */
export type HowMany = z.output<typeof howManySchema>;

const requiredApprovalSchema = z.strictObject({
  who: z
    .preprocess(
      value => (Array.isArray(value) ? value : [value]),
      z.array(sourceSchema).min(1).max(50),
    )
    .meta({
      description:
        'Who is asked. entityOwners: the owners of the entities that are changed; ownersOfImpactedTier1: those of tier 1 entities in the blast radius',
    }),
  each: z.boolean().default(false).meta({
    description:
      'A set of its own for each user, group and role that `who` comes to, instead of one for all of them together',
  }),
  howMany: howManySchema.default('any'),
  fallback: approverOf([], 'must be a user, a group or a role')
    .optional()
    .meta({
      description:
        "Who is asked instead if too few are left, as those who are part of a change can't approve it",
    }),
});

/**
 * A rule of the approval policy.
 * @public
 */
export const approvalRuleSchema = z
  .strictObject({
    name: lineSchema(100),
    steps: z.array(z.enum(approvalSteps)).min(1),
    when: changeConditionSchema.default({}),
    approvals: z.array(requiredApprovalSchema).max(20).meta({
      description: 'None means that nobody has to approve because of this rule',
    }),
    stop: z.boolean().default(false).meta({
      description: 'No rule after this one is read',
    }),
  })
  .meta({ id: 'ApprovalRule' });

/** @public */
export type ApprovalRule = z.output<typeof approvalRuleSchema>;

/**
 * Who approves what. The rules are read in their order, and each that is for
 * the change adds the approvals it asks for, up to one that says `stop`.
 * @public
 */
export const approvalPolicySchema = z
  .strictObject({
    rules: z.array(approvalRuleSchema).min(1).max(200),
    delegates: z
      .array(
        z.strictObject({ delegator: userRefSchema, delegate: userRefSchema }),
      )
      .max(1000)
      .default([])
      .meta({ description: 'Delegates who stand in at any time' }),
  })
  .meta({ id: 'ApprovalPolicy' });

/** @public */
export type ApprovalPolicy = z.output<typeof approvalPolicySchema>;

/**
 * The policy that ships. Assess: one of each group that owns an entity of the
 * change. Authorize, by risk: low nobody, moderate a change manager, high the
 * majority of the advisory board and one of each owner of an impacted tier 1
 * entity; an emergency needs a change manager whatever its risk, and so does
 * what is planned inside a soft freeze.
 * @public
 */
export const defaultApprovalPolicy: ApprovalPolicy = approvalPolicySchema.parse(
  {
    rules: [
      {
        name: 'Owners assess',
        steps: ['assess'],
        approvals: [
          {
            who: 'entityOwners',
            each: true,
            howMany: 'any',
            fallback: 'role:changeManagers',
          },
        ],
      },
      {
        name: 'Emergency',
        steps: ['authorize'],
        when: { model: 'emergency' },
        approvals: [
          { who: 'role:changeManagers', fallback: 'role:advisoryBoard' },
        ],
        stop: true,
      },
      {
        name: 'Soft freeze',
        steps: ['authorize'],
        when: { insideSoftFreeze: true },
        approvals: [
          { who: 'role:changeManagers', fallback: 'role:advisoryBoard' },
        ],
      },
      {
        name: 'Low risk',
        steps: ['authorize'],
        when: { riskLevel: 'low' },
        approvals: [],
      },
      {
        name: 'Moderate risk',
        steps: ['authorize'],
        when: { riskLevel: 'moderate' },
        approvals: [
          { who: 'role:changeManagers', fallback: 'role:advisoryBoard' },
        ],
      },
      {
        name: 'High risk',
        steps: ['authorize'],
        when: { riskLevel: 'high' },
        approvals: [
          {
            who: 'role:advisoryBoard',
            howMany: 'majority',
            fallback: 'role:changeManagers',
          },
          {
            who: 'ownersOfImpactedTier1',
            each: true,
            howMany: 'any',
            fallback: 'role:changeManagers',
          },
        ],
      },
    ],
  },
);
