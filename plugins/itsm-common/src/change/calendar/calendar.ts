import { z } from 'zod';
import { entityLinkSchema } from '../../record/entityLink';
import { entityRefSchema, instantSchema } from '../../record/fields';
import { recordDigestSchema } from '../../record/summary';
import { refOfKindSchema } from '../entityScope';
import { riskLevels } from '../risk/riskSchema';
import { timeSpanSchema } from '../timeSpan';
import { changeWindowSchema } from '../window/window';

const LONGEST_DAYS = 400;

/**
 * What is asked of the calendar.
 * @public
 */
export const calendarQuerySchema = z
  .strictObject({
    from: instantSchema,
    to: instantSchema.meta({
      description: `Not in it any more; at most ${LONGEST_DAYS} days after the start`,
    }),
    owner: refOfKindSchema('group').optional(),
    system: refOfKindSchema('system').optional(),
    domain: refOfKindSchema('domain').optional(),
    entityRef: entityRefSchema.optional(),
    risk: z.enum(riskLevels).optional(),
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'must be after the start',
  })
  .refine(
    ({ from, to }) =>
      Date.parse(to) - Date.parse(from) <= LONGEST_DAYS * 24 * 3_600_000,
    {
      path: ['to'],
      message: `must be within ${LONGEST_DAYS} days of the start`,
    },
  );

/** @public */
export type CalendarQuery = z.output<typeof calendarQuerySchema>;

/** @public */
export type CalendarRequest = z.input<typeof calendarQuerySchema>;

/**
 * A change in the calendar.
 * @public
 */
export const calendarChangeSchema = recordDigestSchema
  .extend({
    id: z.string(),
    version: z.number().int(),
    model: z.string(),
    plannedStart: z.string(),
    plannedEnd: z.string(),
    environment: z.string().optional(),
    risk: z.enum(riskLevels).optional(),
    onHold: z.boolean(),
    conflicts: z.number().int().meta({
      description: 'How many there are; of changes that are not submitted, 0',
    }),
    entities: z.array(entityLinkSchema).meta({
      description: 'The primary and affected ones',
    }),
  })
  .meta({ id: 'CalendarChange' });

/** @public */
export type CalendarChange = z.infer<typeof calendarChangeSchema>;

/**
 * What is planned within some time.
 * @public
 */
export const calendarSchema = z
  .object({
    changes: z.array(calendarChangeSchema).meta({
      description: 'By their start; canceled ones are left out',
    }),
    windows: z
      .array(
        z.object({
          window: changeWindowSchema,
          occurrences: z.array(timeSpanSchema),
        }),
      )
      .meta({
        description:
          'Freezes and maintenance windows; if it is asked for some entities, those over one of them or of what is shown',
      }),
    truncated: z.boolean().meta({ description: 'There is more than this' }),
  })
  .meta({ id: 'Calendar' });

/** @public */
export type Calendar = z.infer<typeof calendarSchema>;

/**
 * An address that calendar programs read.
 * @public
 */
export const calendarLinkSchema = z
  .object({ url: z.string() })
  .meta({ id: 'CalendarLink' });

/** @public */
export type CalendarLink = z.infer<typeof calendarLinkSchema>;
