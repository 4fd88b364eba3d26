import { ResponseError } from '@backstage/errors';
import type { RequirementIssue } from 'backstage-plugin-itsm-common';

const names: Record<number, string> = {
  400: 'InputError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  500: 'Error',
};

/** What the client throws when the backend refuses. */
export async function refusal(
  statusCode: number,
  message: string,
  issues?: RequirementIssue[],
): Promise<ResponseError> {
  const body = {
    error: { name: names[statusCode], message, issues },
    request: { method: 'POST', url: '/api/itsm' },
    response: { statusCode },
  };
  return ResponseError.fromResponse({
    ok: false,
    status: statusCode,
    statusText: names[statusCode],
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify(body),
    json: async () => body,
  } as Response);
}
