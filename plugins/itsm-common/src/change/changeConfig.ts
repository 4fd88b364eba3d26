import { Duration } from 'luxon';
import { z } from 'zod';
import {
  approvalPolicySchema,
  defaultApprovalPolicy,
} from './approval/approvalPolicy';
import { checkApprovalPolicy } from './approval/checkApprovalPolicy';
import { businessCalendarSchema } from './businessTime';
import {
  changeModelsSchema,
  completeChangeModels,
  leadTimesOfModels,
} from './changeModels';
import { leadTimeRuleSchema } from './leadTime';
import { riskOptionsSchema } from './risk/riskSchema';
import { createWindowSchema } from './window/window';

/* Durations come as texts or objects, as everywhere in Backstage's config. */
const durationSchema = (usual: string) =>
  z
    .union([z.string(), z.record(z.string(), z.number().min(0))])
    .default(usual)
    .transform((value, context) => {
      let duration: Duration | undefined;
      try {
        duration =
          typeof value === 'string'
            ? Duration.fromISO(value)
            : Duration.fromObject(value);
      } catch {
        // An unknown unit.
      }
      if (duration?.isValid && duration.toMillis() > 0) {
        return duration.toMillis();
      }
      context.issues.push({
        code: 'custom',
        input: value,
        message:
          "must be a duration longer than nothing: ISO 8601 such as 'PT30S' or 'P7D', or an object such as { days: 7 }",
      });
      return z.NEVER;
    });

interface Issue {
  path: (string | number)[];
  message: string;
}

/**
 * What an organisation says about its changes, under `itsm.changes`. All can
 * be left out. Every mistake is told with its path.
 * @public
 */
export function changeConfigSchema() {
  return z
    .strictObject({
      models: changeModelsSchema.default({}),
      businessCalendar: businessCalendarSchema.prefault({}),
      leadTimes: z.array(leadTimeRuleSchema).max(200).default([]).meta({
        description: 'The first one that is for a change holds',
      }),
      approvals: approvalPolicySchema.default(defaultApprovalPolicy),
      approvalReminderAfter: durationSchema('P2D').meta({
        description:
          'How long an approval is pending before its approvers are reminded, and again after as long',
      }),
      emergencyReviewWithin: durationSchema('PT48H').meta({
        description:
          'How long after an emergency was carried out its review is due',
      }),
      templates: z
        .strictObject({
          maxFailures: z.number().int().min(1).max(1000).default(2).meta({
            description:
              'After this many unsuccessful changes a template is demoted',
          }),
        })
        .prefault({}),
      risk: riskOptionsSchema,
      windows: z.array(createWindowSchema).max(1000).default([]).meta({
        description:
          'Windows that are always there, besides those planned in the portal',
      }),
    })
    .superRefine(({ models: configured, ...config }, context) => {
      const { approvals, leadTimes, windows } = config;
      const models = completeChangeModels(configured);
      const issues: Issue[] = checkApprovalPolicy(approvals, models).map(
        ({ path, message }) => ({ path: ['approvals', ...path], message }),
      );
      leadTimes.forEach(({ when }, at) =>
        when.model
          ?.filter(model => !Object.hasOwn(models, model))
          .forEach(model =>
            issues.push({
              path: ['leadTimes', at, 'when', 'model'],
              message: `is not a model: '${model}'; there are ${Object.keys(
                models,
              ).join(', ')}`,
            }),
          ),
      );
      windows.forEach(({ name }, at) => {
        if (windows.findIndex(window => window.name === name) < at) {
          issues.push({
            path: ['windows', at, 'name'],
            message: `is the name of two windows: '${name}'`,
          });
        }
      });
      for (const issue of issues) {
        context.issues.push({ code: 'custom', input: config, ...issue });
      }
    })
    .transform(({ models, leadTimes, ...config }) => ({
      ...config,
      models: completeChangeModels(models),
      leadTimes: [...leadTimes, ...leadTimesOfModels(models)],
    }));
}

/** @public */
export type ChangeConfig = z.output<ReturnType<typeof changeConfigSchema>>;
