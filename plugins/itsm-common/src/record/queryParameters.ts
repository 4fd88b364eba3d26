import { z } from 'zod';

/** A query parameter that may be given once, several times, or not at all. */
export function repeatable<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(schema).max(100).optional(),
  );
}

/** A query parameter that is true or false. */
export const flag = z
  .enum(['true', 'false'])
  .transform(text => text === 'true');
