import { z } from 'zod';
import { LeadTimeRule, leadTimeSchema } from './leadTime';
import { ChangeModel, ChangeState, defaultChangeModels } from './lifecycle';

const mainPath = defaultChangeModels.normal.path;

const requirableFields = [
  'plannedStart',
  'plannedEnd',
  'justification',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
  'environment',
  'category',
] as const;

const neededSteps: readonly ChangeState[] = [
  'new',
  'scheduled',
  'implement',
  'review',
  'closed',
];

/* Its planned time is what all else about a change goes by. */
const alwaysRequired = ['plannedStart', 'plannedEnd'] as const;

const pathSchema = z.array(z.enum(mainPath)).superRefine((path, context) => {
  const issue = (message: string) =>
    context.issues.push({ code: 'custom', input: path, message });
  const missing = neededSteps.filter(step => !path.includes(step));
  if (missing.length > 0) {
    issue(`must go through ${missing.join(', ')}`);
  }
  const inOrder = mainPath.filter(step => path.includes(step));
  if (inOrder.join() !== path.join()) {
    issue(
      `must go through each step once and in their order: ${inOrder.join(
        ', ',
      )}`,
    );
  }
});

const changeModelSchema = z.strictObject({
  path: pathSchema.optional().meta({
    description: `Some of ${mainPath.join(', ')}, in their order`,
  }),
  requiredFields: z
    .array(z.enum(requirableFields))
    .transform(fields => [...new Set([...alwaysRequired, ...fields])])
    .optional()
    .meta({ description: 'What must be filled in to submit' }),
  leadTime: leadTimeSchema.optional().meta({
    description: 'Where none of `leadTimes` is for the change',
  }),
});

/**
 * Change models of an organisation's own, and what differs in those that ship:
 * `normal`, `standard` and `emergency` are always there. A new model that
 * doesn't say so goes the way of a normal change.
 * @public
 */
export const changeModelsSchema = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_-]{0,49}$/, {
      message:
        'must be a name of at most fifty small letters, digits, - or _, beginning with a letter',
    }),
    changeModelSchema,
  )
  .superRefine(({ emergency, standard }, context) => {
    const approvals = ['assess', 'authorize'] as const;
    if (emergency?.path && !emergency.path.includes('authorize')) {
      context.issues.push({
        code: 'custom',
        input: emergency,
        path: ['emergency', 'path'],
        message:
          'must go through authorize: an emergency needs the authority that is named for it',
      });
    }
    if (
      standard?.path &&
      approvals.some(step => standard.path!.includes(step))
    ) {
      context.issues.push({
        code: 'custom',
        input: standard,
        path: ['standard', 'path'],
        message:
          'must not go through assess or authorize: its template was approved; make a model of another name for that',
      });
    }
  });

/** @public */
export type ChangeModels = Record<string, ChangeModel>;

/**
 * Change models as the configuration says them.
 * @public
 */
export type ConfiguredModels = z.output<typeof changeModelsSchema>;

/**
 * The models that ship and those of the configuration, with all they leave out
 * filled in.
 * @public
 */
export function completeChangeModels(
  configured: ConfiguredModels = {},
): ChangeModels {
  const { normal } = defaultChangeModels;
  const models: ChangeModels = { ...defaultChangeModels };
  for (const [name, { path, requiredFields }] of Object.entries(configured)) {
    const base = defaultChangeModels[name] ?? normal;
    models[name] = {
      path: path ?? base.path,
      requiredFields: requiredFields ?? base.requiredFields,
    };
  }
  return models;
}

/**
 * The lead times of models, as rules to read after all others.
 * @public
 */
export function leadTimesOfModels(
  configured: ConfiguredModels,
): LeadTimeRule[] {
  return Object.entries(configured).flatMap(([name, { leadTime }]) =>
    leadTime ? { when: { model: [name] }, leadTime } : [],
  );
}
