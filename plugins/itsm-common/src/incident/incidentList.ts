import { z } from 'zod';
import { ChangeListQuery, changeListQuerySchema } from '../change/changeList';
import { instantSchema } from '../record/fields';
import { listQueryFields, ListRequest } from '../record/list';

/**
 * Some changes, by the filters of their list.
 * @public
 */
export type ChangesAsked = Omit<
  ChangeListQuery,
  'orderBy' | 'order' | 'total' | 'limit' | 'cursor'
>;

const changesSchema = changeListQuerySchema.omit({
  orderBy: true,
  order: true,
  total: true,
  limit: true,
  cursor: true,
});

function toParameters(text: string) {
  const parameters = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map(name => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/* The filters of the list of changes, as they stand in its address. */
const changesAskedSchema = z
  .string()
  .max(4000)
  .transform((text, context): ChangesAsked => {
    const { data, error } = changesSchema.safeParse(toParameters(text));
    error?.issues.forEach(({ path, message }) =>
      context.addIssue({
        code: 'custom',
        message: [...path, message].join(': '),
      }),
    );
    return data ?? z.NEVER;
  });

/**
 * Query of the list of incidents.
 * @public
 */
export const incidentListQuerySchema = z.strictObject({
  ...listQueryFields,
  reopenedAfter: instantSchema.optional().meta({
    description:
      'Moved from resolved back to work at this time or later; those whose history does not say when count when they were opened',
  }),
  reopenedBefore: instantSchema.optional().meta({
    description: 'The same, before this time',
  }),
  causedByChanges: changesAskedSchema.optional().meta({
    description:
      'Said to be caused by a change that a list of changes with these filters has',
    example: 'model=emergency&closeCode=unsuccessful',
  }),
});

/** @public */
export type IncidentListQuery = z.output<typeof incidentListQuerySchema>;

/** @public */
export type IncidentListRequest = ListRequest & {
  reopenedAfter?: string;
  reopenedBefore?: string;
  /** Filters of the list of changes, such as `model=emergency`. */
  causedByChanges?: string;
};
