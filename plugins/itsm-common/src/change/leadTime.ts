import { z } from 'zod';
import {
  addBusinessDays,
  addBusinessHours,
  BusinessCalendar,
} from './businessTime';
import { changeConditionSchema, conditionHolds } from './changeCondition';
import { ChangeFacts } from './changeFacts';

const units = ['businessDays', 'businessHours', 'hours'] as const;

/**
 * How long before its planned start a change must be submitted: in one of the
 * units. `hours` are hours by the clock.
 * @public
 */
export const leadTimeSchema = z
  .strictObject({
    businessDays: z.number().int().min(0).max(366).optional(),
    businessHours: z.number().min(0).max(5000).optional(),
    hours: z.number().min(0).max(9000).optional(),
  })
  .refine(
    leadTime => units.filter(unit => leadTime[unit] !== undefined).length === 1,
    { message: `must name one of ${units.join(', ')}` },
  )
  .meta({ id: 'LeadTime' });

/** @public */
export type LeadTime = z.output<typeof leadTimeSchema>;

/**
 * A lead time and the changes it is for.
 * @public
 */
export const leadTimeRuleSchema = z.strictObject({
  when: changeConditionSchema.default({}),
  leadTime: leadTimeSchema,
});

/** @public */
export type LeadTimeRule = z.output<typeof leadTimeRuleSchema>;

/**
 * The lead time of the first rule that is for the change; none if there is no
 * such rule.
 * @public
 */
export function leadTimeOf(
  change: ChangeFacts,
  rules: readonly LeadTimeRule[],
): LeadTime | undefined {
  return rules.find(({ when }) => conditionHolds(when, change))?.leadTime;
}

/**
 * Whether a change was submitted long enough before its start, and the first
 * start that would have been.
 *
 * Business days are counted by date (see {@link addBusinessDays}): with two of
 * them, what is submitted on a Monday within business hours may start on
 * Wednesday, from midnight.
 * @public
 */
export function leadTimeKept(options: {
  /** ISO 8601. */
  submittedAt: string;
  /** ISO 8601. */
  plannedStart: string;
  leadTime: LeadTime;
  calendar: BusinessCalendar;
}): { kept: boolean; earliestStart: string } {
  const { submittedAt, plannedStart, leadTime, calendar } = options;
  let earliestStart: string;
  if (leadTime.businessDays !== undefined) {
    earliestStart = addBusinessDays(
      submittedAt,
      leadTime.businessDays,
      calendar,
    );
  } else if (leadTime.businessHours !== undefined) {
    earliestStart = addBusinessHours(
      submittedAt,
      leadTime.businessHours,
      calendar,
    );
  } else {
    const elapsed = (leadTime.hours ?? 0) * 60 * 60 * 1000;
    earliestStart = new Date(Date.parse(submittedAt) + elapsed).toISOString();
  }
  return {
    kept: Date.parse(plannedStart) >= Date.parse(earliestStart),
    earliestStart,
  };
}
