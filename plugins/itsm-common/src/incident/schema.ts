import { z } from 'zod';
import { commentRequestSchema } from '../record/activity';
import { instantSchema, wordsSchema } from '../record/fields';
import { pageInfoSchema } from '../record/list';
import {
  recordCreateFields,
  recordSchema,
  recordUpdateFields,
} from '../record/record';
import { recordLinkRequestSchema } from '../record/recordLink';
import { holdReasons, incidentStates, resolutionCodes } from './lifecycle';

/**
 * How the report came in.
 * @public
 */
export const incidentChannels = [
  'portal',
  'api',
  'alert',
  'chat',
  'email',
  'phone',
] as const;

/** @public */
export type IncidentChannel = (typeof incidentChannels)[number];

const severity = z
  .number()
  .int()
  .min(1)
  .max(4)
  .meta({ description: 'What is broken now, 1 (all of it) to 4' });

/**
 * An incident, as the API answers it.
 * @public
 */
export const incidentSchema = recordSchema
  .extend({
    type: z.literal('incident'),
    state: z.enum(incidentStates),
    channel: z.enum(incidentChannels),
    severity: severity.optional(),
    startedAt: z.string().meta({ description: 'When the trouble began' }),
    acknowledgedAt: z.string().optional(),
    mitigatedAt: z.string().optional(),
    holdReason: z.enum(holdReasons).optional(),
    resolutionCode: z.enum(resolutionCodes).optional(),
    resolutionNotes: z.string().optional().meta({ description: 'Markdown' }),
    resolvedBy: z.string().optional(),
  })
  .meta({ id: 'Incident' });

/** @public */
export type Incident = z.infer<typeof incidentSchema>;

/**
 * Opening an incident.
 * @public
 */
export const createIncidentSchema = z
  .strictObject({
    ...recordCreateFields,
    severity: severity.optional(),
    channel: z.enum(incidentChannels).optional(),
    startedAt: instantSchema.optional(),
  })
  .meta({ id: 'CreateIncident' });

/** @public */
export type CreateIncidentRequest = z.input<typeof createIncidentSchema>;

/** @public */
export type CreateIncident = z.output<typeof createIncidentSchema>;

/**
 * Changing an incident's fields.
 * @public
 */
export const updateIncidentSchema = z
  .strictObject({
    ...recordUpdateFields,
    severity: severity.nullable().optional(),
    channel: z.enum(incidentChannels).optional(),
    startedAt: instantSchema.optional(),
    mitigatedAt: instantSchema.nullable().optional(),
  })
  .meta({ id: 'UpdateIncident' });

/** @public */
export type UpdateIncidentRequest = z.input<typeof updateIncidentSchema>;

/** @public */
export type UpdateIncident = z.output<typeof updateIncidentSchema>;

/**
 * Moving an incident. Which of the fields are needed is told by its
 * transitions.
 * @public
 */
export const transitionIncidentSchema = z
  .strictObject({
    to: z.string().min(1).max(50),
    version: z.number().int().min(1).optional(),
    comment: commentRequestSchema.shape.body.optional(),
    links: z.array(recordLinkRequestSchema).max(20).optional().meta({
      description: 'Links to make along with the transition',
    }),
    holdReason: z.enum(holdReasons).optional(),
    resolutionCode: z.enum(resolutionCodes).optional(),
    resolutionNotes: wordsSchema.optional(),
    reason: wordsSchema.optional(),
  })
  .meta({ id: 'TransitionIncident' });

/** @public */
export type TransitionIncidentRequest = z.input<
  typeof transitionIncidentSchema
>;

/** @public */
export type TransitionIncident = z.output<typeof transitionIncidentSchema>;

/** @public */
export const incidentPageSchema = z
  .object({
    items: z.array(incidentSchema),
    pageInfo: pageInfoSchema,
    totalItems: z.number().int().optional(),
  })
  .meta({ id: 'IncidentPage' });
