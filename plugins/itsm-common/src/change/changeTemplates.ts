import { z } from 'zod';
import {
  entityRefSchema,
  groupRefSchema,
  lineSchema,
  markdownSchema,
  wordsSchema,
} from '../record/fields';
import { pageQueryFields, pageInfoSchema } from '../record/list';

/**
 * The fields of a change that a standard change template can fix. All others
 * are open.
 * @public
 */
export const templateFieldNames = [
  'title',
  'description',
  'category',
  'impact',
  'urgency',
  'assignmentGroup',
  'entityRef',
  'affectedEntityRefs',
  'environment',
  'justification',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
] as const;

/** @public */
export type TemplateField = (typeof templateFieldNames)[number];

/**
 * What a template says of its changes.
 * @public
 */
export const templateFieldsSchema = z
  .strictObject({
    title: lineSchema(200),
    description: markdownSchema,
    category: lineSchema(200),
    impact: lineSchema(50),
    urgency: lineSchema(50),
    assignmentGroup: groupRefSchema,
    entityRef: entityRefSchema,
    affectedEntityRefs: z.array(entityRefSchema).max(100),
    environment: lineSchema(100),
    justification: wordsSchema,
    implementationPlan: wordsSchema,
    testPlan: wordsSchema,
    backoutPlan: wordsSchema,
  } satisfies Record<TemplateField, z.ZodType>)
  .partial()
  .meta({ id: 'TemplateFields' });

/** @public */
export type TemplateFields = z.output<typeof templateFieldsSchema>;

const fieldSchemas = templateFieldsSchema.shape;

/**
 * What is said anew of the fields of a template; `null` takes a value away.
 * @public
 */
export const templateFieldEditsSchema = z
  .strictObject({
    title: fieldSchemas.title.nullable(),
    description: fieldSchemas.description.nullable(),
    category: fieldSchemas.category.nullable(),
    impact: fieldSchemas.impact.nullable(),
    urgency: fieldSchemas.urgency.nullable(),
    assignmentGroup: fieldSchemas.assignmentGroup.nullable(),
    entityRef: fieldSchemas.entityRef.nullable(),
    affectedEntityRefs: fieldSchemas.affectedEntityRefs.nullable(),
    environment: fieldSchemas.environment.nullable(),
    justification: fieldSchemas.justification.nullable(),
    implementationPlan: fieldSchemas.implementationPlan.nullable(),
    testPlan: fieldSchemas.testPlan.nullable(),
    backoutPlan: fieldSchemas.backoutPlan.nullable(),
  } satisfies Record<TemplateField, z.ZodType>)
  .meta({ id: 'TemplateFieldEdits' });

/** @public */
export type TemplateFieldEdits = z.output<typeof templateFieldEditsSchema>;

/**
 * How a template stands: `proposed` and waiting for a change manager,
 * `approved` and to be used, `declined`, `retired` by a change manager, or
 * `demoted` by itself after too many failures.
 * @public
 */
export const templateStates = [
  'proposed',
  'approved',
  'declined',
  'retired',
  'demoted',
] as const;

/** @public */
export type TemplateState = (typeof templateStates)[number];

/**
 * Proposing a template from a change that was closed successfully. What it
 * says is taken over from the change, other than what is said here.
 * @public
 */
export const proposeTemplateSchema = z
  .strictObject({
    name: lineSchema(200),
    fromChange: lineSchema(50).meta({
      description: 'Number or UUID of the change',
    }),
    fields: templateFieldEditsSchema.default({}),
    fixed: z
      .array(z.enum(templateFieldNames))
      .default(['entityRef', 'implementationPlan', 'testPlan', 'backoutPlan'])
      .transform(names => [...new Set(names)])
      .meta({
        description: 'What its changes say as it does; all else can be edited',
      }),
  })
  .meta({ id: 'ProposeTemplate' });

/** @public */
export type ProposeTemplateRequest = z.input<typeof proposeTemplateSchema>;

/** @public */
export type ProposeTemplate = z.output<typeof proposeTemplateSchema>;

/**
 * Editing a template makes its next version, which is proposed anew; the
 * approved one is used until it is approved.
 * @public
 */
export const updateTemplateSchema = z
  .strictObject({
    version: z.number().int().min(1).meta({
      description: 'The version that is edited',
    }),
    name: lineSchema(200).optional(),
    fields: templateFieldEditsSchema.optional(),
    fixed: z
      .array(z.enum(templateFieldNames))
      .transform(names => [...new Set(names)])
      .optional(),
  })
  .meta({ id: 'UpdateTemplate' });

/** @public */
export type UpdateTemplateRequest = z.input<typeof updateTemplateSchema>;

/** @public */
export type UpdateTemplate = z.output<typeof updateTemplateSchema>;

/**
 * Deciding on a proposed version, or retiring the template.
 * @public
 */
export const decideTemplateSchema = z
  .strictObject({
    decision: z.enum(['approve', 'decline', 'retire']),
    version: z.number().int().min(1),
    reason: wordsSchema.optional(),
  })
  .refine(({ decision, reason }) => decision === 'approve' || reason, {
    path: ['reason'],
    message: 'say why',
  })
  .meta({ id: 'DecideTemplate' });

/** @public */
export type DecideTemplateRequest = z.input<typeof decideTemplateSchema>;

/** @public */
export type DecideTemplate = z.output<typeof decideTemplateSchema>;

/**
 * A version of a standard change template, as the API answers it.
 * @public
 */
export const changeTemplateSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    name: z.string(),
    state: z.enum(templateStates),
    fields: z.object(
      Object.fromEntries(
        templateFieldNames.map(name => [
          name,
          name === 'affectedEntityRefs'
            ? z.array(z.string()).optional()
            : z.string().optional(),
        ]),
      ) as unknown as {
        [name in Exclude<
          TemplateField,
          'affectedEntityRefs'
        >]: z.ZodOptional<z.ZodString>;
      } & { affectedEntityRefs: z.ZodOptional<z.ZodArray<z.ZodString>> },
    ),
    fixed: z.array(z.enum(templateFieldNames)),
    fromChange: z.string().meta({ description: 'Number' }),
    proposedBy: z.string(),
    proposedAt: z.string(),
    decidedBy: z.string().optional(),
    decidedAt: z.string().optional(),
    reason: z.string().optional(),
    used: z.number().int().meta({
      description: 'Changes that were closed, of this version',
    }),
    failed: z.number().int().meta({
      description: 'Those of them that were unsuccessful',
    }),
    usable: z.boolean().meta({
      description: 'Whether changes can be made from it',
    }),
  })
  .meta({ id: 'ChangeTemplate' });

/** @public */
export type ChangeTemplate = z.infer<typeof changeTemplateSchema>;

/** @public */
export const changeTemplatePageSchema = z
  .object({ items: z.array(changeTemplateSchema), pageInfo: pageInfoSchema })
  .meta({ id: 'ChangeTemplatePage' });

/** @public */
export type ChangeTemplatePage = z.infer<typeof changeTemplatePageSchema>;

/**
 * Query of the list of templates: of each its last version, and the one in use
 * if that is another, the newest first.
 * @public
 */
export const templateQuerySchema = z.strictObject({
  state: z.enum(templateStates).optional(),
  entityRef: entityRefSchema.optional().meta({
    description: 'Those for this entity, or for any',
  }),
  ...pageQueryFields,
});

/** @public */
export type TemplateQuery = z.output<typeof templateQuerySchema>;

/** @public */
export type TemplateListRequest = {
  state?: TemplateState;
  entityRef?: string;
  limit?: number;
  cursor?: string;
};
