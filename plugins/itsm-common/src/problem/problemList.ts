import { z } from 'zod';
import { listQueryFields, ListRequest } from '../record/list';
import { flag } from '../record/queryParameters';

/**
 * Query of the list of problems.
 * @public
 */
export const problemListQuerySchema = z.strictObject({
  ...listQueryFields,
  knownError: flag.optional().meta({
    description:
      'Known errors that one may still meet, as `GET /known-errors` lists them; or all other problems',
  }),
});

/** @public */
export type ProblemListQuery = z.output<typeof problemListQuerySchema>;

/** @public */
export type ProblemListRequest = ListRequest & {
  knownError?: boolean;
};
