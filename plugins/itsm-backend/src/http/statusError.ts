import { InputError } from '@backstage/errors';

/** Bad input with a more precise status than 400. */
export function statusError(status: number, message: string): InputError {
  const error = new InputError(message);
  // The answer has the status of its own: it isn't told twice.
  Object.defineProperty(error, 'statusCode', { value: status });
  return error;
}
