import { z } from 'zod';
import { instantSchema, markdownSchema, userRefSchema } from '../record/fields';
import { historyFields } from '../record/history';
import { holdReasons, incidentStates, resolutionCodes } from './lifecycle';
import { incidentChannels } from './schema';
import { checkIncidentTimes } from './times';

/**
 * A line of an import that is an incident: as it was, with its times and its
 * state.
 * @public
 */
export const incidentHistorySchema = z
  .strictObject({
    type: z.literal('incident'),
    ...historyFields,
    state: z.enum(incidentStates).default('new'),
    channel: z.enum(incidentChannels).default('portal'),
    severity: z.number().int().min(1).max(4).optional(),
    startedAt: instantSchema.optional(),
    acknowledgedAt: instantSchema.optional(),
    mitigatedAt: instantSchema.optional(),
    holdReason: z.enum(holdReasons).optional(),
    resolutionCode: z.enum(resolutionCodes).optional(),
    resolutionNotes: markdownSchema.optional(),
    resolvedBy: userRefSchema.optional(),
  })
  .superRefine((incident, context) => {
    for (const { field, message } of checkIncidentTimes(incident)) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  })
  .meta({ id: 'IncidentHistory' });

/** @public */
export type IncidentHistory = z.output<typeof incidentHistorySchema>;

/** @public */
export type IncidentHistoryLine = z.input<typeof incidentHistorySchema>;
