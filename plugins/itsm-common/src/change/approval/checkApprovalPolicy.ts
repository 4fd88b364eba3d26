import { riskLevels } from '../risk/riskSchema';
import {
  ApprovalPolicy,
  ApprovalRule,
  ApprovalStep,
  approvalSteps,
} from './approvalPolicy';
import { checkDelegations } from './delegation';

/**
 * A mistake in an approval policy.
 * @public
 */
export interface PolicyIssue {
  path: (string | number)[];
  message: string;
}

/** One kind of change, as far as it can be told without looking at any. */
interface Case {
  model: string;
  riskLevel: (typeof riskLevels)[number];
  step: ApprovalStep;
  /** Somebody has to say yes in this step. */
  needsSomebody: boolean;
}

/* Whether a rule is for a kind of change: surely, perhaps or never. */
function isFor(rule: ApprovalRule, kind: Case): 'always' | 'perhaps' | 'never' {
  const { model, riskLevel, ...others } = rule.when;
  if (
    !rule.steps.includes(kind.step) ||
    (model && !model.includes(kind.model)) ||
    (riskLevel && !riskLevel.includes(kind.riskLevel))
  ) {
    return 'never';
  }
  return Object.values(others).some(value => value !== undefined)
    ? 'perhaps'
    : 'always';
}

/* Sources that always come to somebody to ask, or else to an error. */
function asksSomebody(rule: ApprovalRule): boolean {
  return rule.approvals.some(({ who }) =>
    who.some(source => source !== 'ownersOfImpactedTier1'),
  );
}

function checkCase(
  { rules }: ApprovalPolicy,
  kind: Case,
  reached: Set<ApprovalRule>,
): PolicyIssue | undefined {
  const { model, riskLevel, step, needsSomebody } = kind;
  const what = `a change of the model '${model}' and of ${riskLevel} risk`;
  let somebody = false;
  for (const [at, rule] of rules.entries()) {
    const match = isFor(rule, kind);
    if (match !== 'never') {
      reached.add(rule);
      const last = match === 'always' && rule.stop;
      const asks: boolean = somebody || asksSomebody(rule);
      if (needsSomebody && rule.stop && !asks) {
        return {
          path: ['rules', at],
          message: `would let nobody ${step} an emergency change (${riskLevel} risk): name an authority`,
        };
      }
      if (last) {
        return undefined;
      }
      somebody ||= match === 'always' && asks;
    }
  }
  if (rules.every(rule => isFor(rule, kind) !== 'always')) {
    return {
      path: ['rules'],
      message: `has no rule that is surely for ${what} in the step '${step}': add one without other conditions, with 'approvals: []' if nobody has to approve`,
    };
  }
  return needsSomebody && !somebody
    ? {
        path: ['rules'],
        message: `would let nobody ${step} an emergency change (${riskLevel} risk): name an authority`,
      }
    : undefined;
}

function checkNames({ rules }: ApprovalPolicy, models: readonly string[]) {
  return rules.flatMap(({ name, when }, at) => {
    const issues: PolicyIssue[] = [];
    if (rules.findIndex(rule => rule.name === name) < at) {
      issues.push({
        path: ['rules', at, 'name'],
        message: `is the name of two rules: '${name}'`,
      });
    }
    when.model?.forEach((model, index) => {
      if (!models.includes(model)) {
        issues.push({
          path: ['rules', at, 'when', 'model', index],
          message: `is not a model: '${model}'; there are ${models.join(', ')}`,
        });
      }
    });
    return issues;
  });
}

/**
 * Looks for what is wrong with a policy as a whole: that a change could match
 * no rule, that a rule is never read, that an emergency could go ahead without
 * anybody's word, that a model doesn't exist or a delegation makes no sense. A
 * policy without mistakes has an answer for every change.
 * @param models - By name, the path of each change model.
 * @public
 */
export function checkApprovalPolicy(
  policy: ApprovalPolicy,
  models: Readonly<Record<string, { path: readonly string[] }>>,
): PolicyIssue[] {
  const issues = [
    ...checkNames(policy, Object.keys(models)),
    ...checkDelegations(policy.delegates).map(({ index, message }) => ({
      path: ['delegates', index],
      message,
    })),
  ];
  const reached = new Set<ApprovalRule>();
  for (const [model, { path }] of Object.entries(models)) {
    const steps = approvalSteps.filter(each => path.includes(each));
    for (const step of steps) {
      const needsSomebody = model === 'emergency' && step === steps.at(-1);
      for (const riskLevel of riskLevels) {
        const kind = { model, riskLevel, step, needsSomebody };
        const issue = checkCase(policy, kind, reached);
        if (issue) {
          issues.push(issue);
        }
      }
    }
  }
  policy.rules.forEach((rule, at) => {
    if (!reached.has(rule)) {
      issues.push({
        path: ['rules', at],
        message:
          'is never read: no model comes through its steps, or a rule above says stop',
      });
    }
  });
  return issues;
}
