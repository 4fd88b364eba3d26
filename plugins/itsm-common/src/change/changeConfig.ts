import { z } from 'zod';
import {
  approvalPolicySchema,
  defaultApprovalPolicy,
} from './approval/approvalPolicy';
import { checkApprovalPolicy } from './approval/checkApprovalPolicy';
import { businessCalendarSchema } from './businessTime';
import { leadTimeRuleSchema } from './leadTime';
import { ChangeModel, defaultChangeModels } from './lifecycle';
import { riskOptionsSchema } from './risk/riskSchema';
import { createWindowSchema } from './window/window';

/**
 * What an organisation says about its changes, under `itsm.changes`. All can
 * be left out. Every mistake is told with its path.
 * @param models - The change models that rules may name.
 * @public
 */
export function changeConfigSchema(
  models: Record<string, ChangeModel> = defaultChangeModels,
) {
  return z
    .strictObject({
      businessCalendar: businessCalendarSchema.prefault({}),
      leadTimes: z.array(leadTimeRuleSchema).max(200).default([]).meta({
        description: 'The first one that is for a change holds',
      }),
      approvals: approvalPolicySchema
        .default(defaultApprovalPolicy)
        .superRefine((policy, context) => {
          for (const issue of checkApprovalPolicy(policy, models)) {
            context.issues.push({ code: 'custom', input: policy, ...issue });
          }
        }),
      risk: riskOptionsSchema,
      windows: z.array(createWindowSchema).max(1000).default([]).meta({
        description:
          'Windows that are always there, besides those planned in the portal',
      }),
    })
    .superRefine(({ leadTimes, windows }, context) => {
      leadTimes.forEach(({ when }, at) =>
        when.model
          ?.filter(model => !Object.hasOwn(models, model))
          .forEach(model =>
            context.issues.push({
              code: 'custom',
              input: model,
              path: ['leadTimes', at, 'when', 'model'],
              message: `is not a model: '${model}'; there are ${Object.keys(
                models,
              ).join(', ')}`,
            }),
          ),
      );
      windows.forEach(({ name }, at) => {
        if (windows.findIndex(window => window.name === name) < at) {
          context.issues.push({
            code: 'custom',
            input: name,
            path: ['windows', at, 'name'],
            message: `is the name of two windows: '${name}'`,
          });
        }
      });
    });
}

/** @public */
export type ChangeConfig = z.output<ReturnType<typeof changeConfigSchema>>;
