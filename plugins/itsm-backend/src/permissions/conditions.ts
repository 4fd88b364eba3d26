import { createConditionExports } from '@backstage/plugin-permission-node';
import { itsmResourceRefs, itsmRules } from './rules';

const incident = createConditionExports({
  resourceRef: itsmResourceRefs.incident,
  rules: itsmRules.incident,
});

const change = createConditionExports({
  resourceRef: itsmResourceRefs.change,
  rules: itsmRules.change,
});

const problem = createConditionExports({
  resourceRef: itsmResourceRefs.problem,
  rules: itsmRules.problem,
});

/**
 * Conditions on incidents, for permission policies.
 * @public
 */
export const incidentConditions = incident.conditions;

/**
 * Makes a decision on an incident permission that depends on conditions.
 * @public
 */
export const createIncidentConditionalDecision =
  incident.createConditionalDecision;

/**
 * Conditions on changes, for permission policies.
 * @public
 */
export const changeConditions = change.conditions;

/**
 * Makes a decision on a change permission that depends on conditions.
 * @public
 */
export const createChangeConditionalDecision = change.createConditionalDecision;

/**
 * Conditions on problems, for permission policies.
 * @public
 */
export const problemConditions = problem.conditions;

/**
 * Makes a decision on a problem permission that depends on conditions.
 * @public
 */
export const createProblemConditionalDecision =
  problem.createConditionalDecision;
