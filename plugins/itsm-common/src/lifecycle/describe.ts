import { z } from 'zod';
import { linkRelationSchema } from '../record/links';
import { recordTypes } from '../record/recordType';
import {
  checkRequirement,
  EvaluateOptions,
  refusal,
  transitionsFrom,
} from './evaluate';
import { Requirement } from './types';

const conditionSchema = z.object({
  field: z.string(),
  in: z.array(z.union([z.string(), z.boolean()])),
});

/**
 * A requirement as the API tells it: enough to draw a form.
 * @public
 */
export const describedRequirementSchema = z
  .object({
    kind: z.enum(['field', 'comment', 'link', 'fact']),
    field: z.string().optional(),
    input: z
      .enum([
        'line',
        'markdown',
        'choice',
        'user',
        'date',
        'time',
        'boolean',
        'number',
        'record',
      ])
      .optional(),
    options: z.array(z.string()).optional(),
    optional: z.boolean().optional(),
    relations: z.array(linkRelationSchema).optional(),
    targetType: z.enum(recordTypes).optional(),
    knownError: z.boolean().optional(),
    message: z.string().optional(),
    when: conditionSchema.optional(),
    met: z
      .boolean()
      .meta({ description: 'Whether the record meets it as it is' }),
  })
  .meta({ id: 'Requirement' });

/** @public */
export type DescribedRequirement = z.infer<typeof describedRequirementSchema>;

/**
 * A transition as the API tells it.
 * @public
 */
export const describedTransitionSchema = z
  .object({
    to: z.string(),
    label: z.string(),
    requires: z.array(describedRequirementSchema),
    allowed: z.boolean(),
    because: z.string().optional(),
  })
  .meta({ id: 'Transition' });

/** @public */
export type DescribedTransition = z.infer<typeof describedTransitionSchema>;

function describeRequirement(
  requirement: Requirement,
  met: boolean,
): DescribedRequirement {
  const when = requirement.when && {
    field: requirement.when.field,
    in: [...requirement.when.in],
  };
  switch (requirement.kind) {
    case 'field': {
      const { field, input, options, optional } = requirement;
      return {
        kind: 'field',
        field,
        input,
        options: options && [...options],
        optional,
        when,
        met,
      };
    }
    case 'link': {
      const { relations, targetType, knownError } = requirement;
      return {
        kind: 'link',
        relations: relations && [...relations],
        targetType,
        knownError,
        when,
        met,
      };
    }
    case 'fact':
      return {
        kind: 'fact',
        field: requirement.orField,
        message: requirement.otherwise,
        when,
        met,
      };
    default:
      return { kind: 'comment', when, met };
  }
}

/**
 * What the actor can do with a record now, for a page to draw. Steps that only
 * the product itself takes are left out.
 * @public
 */
export function describe(
  options: Omit<EvaluateOptions<string>, 'to' | 'fields' | 'comment' | 'now'>,
): DescribedTransition[] {
  return transitionsFrom(options.lifecycle, options.record)
    .filter(transition => transition.by.some(role => role !== 'system'))
    .map(transition => {
      const requires: DescribedRequirement[] = [];
      let because = refusal(transition, options.actor);
      for (const requirement of transition.requires ?? []) {
        const issue = checkRequirement(requirement, options);
        requires.push(describeRequirement(requirement, !issue));
        // What nothing in a form can mend stands in the way now.
        if (issue && requirement.kind === 'fact' && !requirement.orField) {
          because ??= issue.message;
        }
      }
      return {
        to: transition.to,
        label: transition.label,
        requires,
        allowed: because === undefined,
        because,
      };
    });
}
