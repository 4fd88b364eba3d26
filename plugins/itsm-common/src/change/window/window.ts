import { z } from 'zod';
import {
  entityRefSchema,
  lineSchema,
  markdownSchema,
  timeZoneSchema,
} from '../../record/fields';
import {
  EntityScope,
  entityScopeAnswerSchema,
  entityScopeSchema,
} from '../entityScope';
import { instantAt, localTimeSchema, wallClockOf } from '../localTime';
import { checkRecurrence } from './recurrence';

const DAY = 24 * 60 * 60 * 1000;
const LONGEST_DAYS = 3660;
const LONGEST_RECURRING_DAYS = 366;

/**
 * A freeze is a time for no changes, a maintenance window is the time for
 * them.
 * @public
 */
export const windowKinds = ['freeze', 'maintenance'] as const;

/** @public */
export type WindowKind = (typeof windowKinds)[number];

/**
 * A `hard` freeze blocks, a `soft` one asks for a further approval and warns.
 * @public
 */
export const freezeEffects = ['hard', 'soft'] as const;

/** @public */
export type FreezeEffect = (typeof freezeEffects)[number];

const peopleRefSchema = entityRefSchema.refine(
  ref => /^(user|group):/.test(ref),
  { message: 'must be a reference to a user or group' },
);

/**
 * What people say of a window.
 * @public
 */
export const windowFields = {
  name: lineSchema(200),
  description: markdownSchema.default(''),
  kind: z.enum(windowKinds),
  effect: z.enum(freezeEffects).optional().meta({
    description: 'Of a freeze, and needed for one',
  }),
  scope: z
    .union([z.literal('everything'), z.array(entityScopeSchema).min(1).max(50)])
    .meta({
      description: 'What is in one of these, and all that is inside it',
    }),
  except: z.array(entityScopeSchema).max(50).default([]).meta({
    description: 'Left out of the scope, with all that is inside it',
  }),
  environments: z.array(lineSchema(100)).min(1).max(50).optional().meta({
    description: 'Only for changes in these; in every one if left out',
  }),
  overriddenBy: z.array(peopleRefSchema).min(1).max(50).optional().meta({
    description:
      'Who may override a hard freeze, with a reason: users and groups; the change managers if left out',
  }),
  timeZone: timeZoneSchema,
  start: localTimeSchema.meta({
    description:
      'By the wall clock of the time zone; of the first, if it recurs',
  }),
  end: localTimeSchema.meta({
    description:
      'By the wall clock of the time zone; of the first, if it recurs',
  }),
  rrule: z.string().trim().min(1).max(500).optional().meta({
    description: 'RRULE of RFC 5545, by the wall clock; once if left out',
    example: 'FREQ=WEEKLY;BYDAY=SU',
  }),
};

/**
 * When a window is.
 * @public
 */
export interface WindowTimes {
  timeZone: string;
  /** By the wall clock, such as 2027-03-28T02:30:00. */
  start: string;
  /** By the wall clock; how long it is by the wall clock is always the same. */
  end: string;
  rrule?: string;
}

/**
 * What a window covers, of whichever entity.
 * @public
 */
export interface WindowCoverage {
  scope: 'everything' | readonly EntityScope[];
  except: readonly EntityScope[];
  environments?: readonly string[];
}

function checkTimes(times: WindowTimes): { path: string; message: string }[] {
  const { timeZone, rrule } = times;
  const [start, end] = [wallClockOf(times.start), wallClockOf(times.end)];
  const longest = rrule ? LONGEST_RECURRING_DAYS : LONGEST_DAYS;
  if (end <= start) {
    return [{ path: 'end', message: 'must be after the start' }];
  }
  if (end - start > longest * DAY) {
    return [{ path: 'end', message: `must be within ${longest} days` }];
  }
  if (rrule) {
    const message = checkRecurrence({ rrule, start, timeZone });
    return message ? [{ path: 'rrule', message }] : [];
  }
  return instantAt(start, timeZone) < instantAt(end, timeZone)
    ? []
    : [
        {
          path: 'start',
          message: 'must not be in the hour that is skipped that night',
        },
      ];
}

/**
 * Looks for what is wrong with a window as a whole.
 * @returns the field of each mistake, and what it must be.
 * @public
 */
export function checkWindow(
  window: WindowTimes & {
    kind: WindowKind;
    effect?: FreezeEffect;
    overriddenBy?: readonly string[];
  },
): { path: string; message: string }[] {
  const issues = checkTimes(window);
  const { kind, effect, overriddenBy } = window;
  if (kind === 'freeze' && !effect) {
    issues.push({ path: 'effect', message: 'must be hard or soft' });
  }
  if (kind === 'maintenance' && effect) {
    issues.push({ path: 'effect', message: 'is only for a freeze' });
  }
  if (overriddenBy && effect !== 'hard') {
    issues.push({ path: 'overriddenBy', message: 'is only for a hard freeze' });
  }
  return issues;
}

/**
 * Planning a window.
 * @public
 */
export const createWindowSchema = z
  .strictObject(windowFields)
  .superRefine((window, context) => {
    for (const { path, message } of checkWindow(window)) {
      context.issues.push({
        code: 'custom',
        input: window,
        path: [path],
        message,
      });
    }
  })
  .meta({ id: 'CreateChangeWindow' });

/** @public */
export type CreateWindowRequest = z.input<typeof createWindowSchema>;

/** @public */
export type CreateWindow = z.output<typeof createWindowSchema>;

/**
 * A window, as the API answers it.
 * @public
 */
export const changeWindowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string().meta({ description: 'Markdown' }),
    kind: z.enum(windowKinds),
    effect: z.enum(freezeEffects).optional(),
    scope: z.union([z.literal('everything'), z.array(entityScopeAnswerSchema)]),
    except: z.array(entityScopeAnswerSchema),
    environments: z.array(z.string()).optional(),
    overriddenBy: z.array(z.string()).optional(),
    timeZone: z.string(),
    start: z.string().meta({ description: 'Local time, without offset' }),
    end: z.string().meta({ description: 'Local time, without offset' }),
    rrule: z.string().optional(),
    readOnly: z.boolean().meta({
      description: 'It is from the configuration and is changed there',
    }),
    createdBy: z.string().optional(),
    createdAt: z.string().optional(),
    updatedBy: z.string().optional(),
    updatedAt: z.string().optional(),
    retiredAt: z.string().optional().meta({
      description: 'From then on it counts no more',
    }),
    version: z.number().int(),
  })
  .meta({ id: 'ChangeWindow' });

/** @public */
export type ChangeWindow = z.infer<typeof changeWindowSchema>;
