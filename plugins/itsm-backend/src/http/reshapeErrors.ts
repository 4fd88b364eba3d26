import { isError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { statusError } from './statusError';

const explanations: Record<string, string> = {
  'entity.too.large': 'The request body is too large: 2 MB at most',
  'encoding.unsupported': 'The Content-Encoding of the request is not known',
  'charset.unsupported': 'The request body must be in UTF-8',
  'request.aborted': 'The request ended before its body was complete',
  'request.size.invalid': 'The request body is not as long as it says',
};

/**
 * What Express and its body parser have against a request, told like any other
 * bad input, and without repeating the body.
 */
export function reshapeErrors(): ErrorRequestHandler {
  return (error, request, _response, next) => {
    if (request.destroyed && !request.complete) {
      next(statusError(400, explanations['request.aborted']));
      return;
    }
    const status = isError(error) ? error.status : undefined;
    const isTheirs =
      typeof status === 'number' && status >= 400 && status < 500;
    if (!isTheirs) {
      next(error);
      return;
    }
    const { type } = error;
    const message =
      type === 'entity.parse.failed'
        ? `The request body isn't valid JSON: ${error.message}`
        : explanations[type] ?? `The request can't be read: ${error.message}`;
    next(statusError(status, message));
  };
}
