import {
  CreateProblem,
  RequirementIssue,
  UpdateProblem,
} from 'backstage-plugin-itsm-common';
import { FieldsError } from '../records/RecordDraft';
import { FieldContext, newRecord, recordPatch } from '../records/recordFields';
import { StoredRecord } from '../records/rows';

interface ProblemContext extends FieldContext {
  causeCategories: readonly string[];
}

function checkCauseCategory(
  category: string | null | undefined,
  { causeCategories }: ProblemContext,
) {
  if (category && !causeCategories.includes(category)) {
    const message = `must be one of ${causeCategories.join(', ')}`;
    throw new FieldsError([{ field: 'causeCategory', message }]);
  }
}

/*
 * A known error tells others how to get by, on something. Since when it is one
 * is kept as long as it is.
 */
function knownErrorSince(
  problem: Pick<StoredRecord, 'entities'> & Record<string, unknown>,
  now: string,
): string | undefined {
  if (!problem.knownError) {
    return undefined;
  }
  const issues: RequirementIssue[] = [];
  if (!String(problem.workaround ?? '').trim()) {
    const message = 'a known error has a workaround; say how to get by';
    issues.push({ field: 'workaround', message });
  }
  if (!problem.entities.some(({ role }) => role === 'primary')) {
    const message = 'a known error has a primary entity; name what it is in';
    issues.push({ field: 'entityRef', message });
  }
  if (issues.length > 0) {
    throw new FieldsError(issues);
  }
  return (problem.knownErrorSince as string | undefined) ?? now;
}

/** A new problem from what somebody says of it. */
export function newProblem(
  request: CreateProblem,
  context: ProblemContext,
): Omit<StoredRecord, 'number'> {
  const { incidents, ...fields } = request;
  checkCauseCategory(fields.causeCategory, context);
  const problem = {
    ...newRecord('problem', fields, context),
    detection: fields.detection ?? 'reactive',
    knownError: fields.knownError ?? false,
    contributingFactors: fields.contributingFactors ?? [],
  } as Omit<StoredRecord, 'number'>;
  const since = knownErrorSince(problem as StoredRecord, context.now);
  return (since ? { ...problem, knownErrorSince: since } : problem) as Omit<
    StoredRecord,
    'number'
  >;
}

/** What an update changes in a problem. */
export function problemPatch(
  problem: StoredRecord,
  request: UpdateProblem,
  context: ProblemContext,
): Record<string, unknown> {
  checkCauseCategory(request.causeCategory, context);
  const patch = recordPatch(problem, request, context);
  return {
    ...patch,
    knownErrorSince: knownErrorSince({ ...problem, ...patch }, context.now),
  };
}
