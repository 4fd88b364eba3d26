import { ResponseError } from '@backstage/errors';

/** What is wrong with one field, as the backend says it. */
export interface FieldIssue {
  field: string;
  message: string;
}

function statusOf(error: unknown): number | undefined {
  // By its shape, because two copies of the class can meet in a portal.
  return (error as Partial<ResponseError> | undefined)?.statusCode;
}

/** The record doesn't exist, or the caller may not know that it does. */
export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** The caller may not do this. */
export function isNotAllowed(error: unknown): boolean {
  return statusOf(error) === 403;
}

/** Somebody else wrote to the record in the meantime. */
export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409;
}

/** Something that the backend needs, such as the catalog, doesn't answer. */
export function isUnavailable(error: unknown): boolean {
  return statusOf(error) === 503;
}

/** What is wrong with each field; nothing if the failure isn't about fields. */
export function issuesOf(error: unknown): FieldIssue[] {
  const body = (error as Partial<ResponseError> | undefined)?.body;
  const issues = (body?.error as { issues?: unknown } | undefined)?.issues;
  return Array.isArray(issues)
    ? issues.filter(
        (issue): issue is FieldIssue =>
          typeof issue?.field === 'string' && typeof issue.message === 'string',
      )
    : [];
}

/** The backend's own words, without what the client put around them. */
export function messageOf(error: unknown): string {
  const failure = error as Partial<ResponseError> | undefined;
  return (
    failure?.body?.error?.message ?? failure?.message ?? String(error ?? '')
  );
}
