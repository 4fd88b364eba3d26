import { Duration } from 'luxon';
import { z } from 'zod';
import { normalizeRef } from './fields';

/** A query parameter that may be given once, several times, or not at all. */
export function repeatable<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(schema).max(100).optional(),
  );
}

/** A query parameter that is a number; nothing at all is none. */
export function numberParameter<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    value => (value === '' || value === ' ' ? Number.NaN : value),
    schema,
  );
}

/** A query parameter that is true or false. */
export const flag = z
  .enum(['true', 'false'])
  .transform(text => text === 'true');

const NAME = '[^\\s:/\\p{C}](?:[^:/\\p{C}]*[^\\s:/\\p{C}])?';
const REF = new RegExp(`^[a-z][a-z0-9-]*:(?:${NAME}/)?${NAME}$`, 'iu');

/**
 * A reference whose kind can be left out, as the catalog reads it: what an
 * entity says of its owner or system may be words (`The Platform Team`) that
 * are the name of nothing, and records are found by it all the same.
 */
export function refWithKind(kind: string) {
  return z
    .string()
    .trim()
    .min(1)
    .max(300)
    .transform(ref => (ref.includes(':') ? ref : `${kind}:${ref}`))
    .pipe(
      z
        .string()
        .regex(REF, {
          message: `must be an entity reference: ${kind}:namespace/name`,
        })
        .transform(normalizeRef),
    );
}

/*
 * A length of time. Months and years have no fixed length, so they are not
 * among its units.
 */
export const lengthSchema = z
  .string()
  .max(40)
  .regex(
    /^P(?=\d|T\d)(?:\d{1,4}W)?(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,6}M)?)?$/,
    {
      message:
        'must be a length in weeks, days, hours and minutes, such as P7D or PT12H',
      abort: true,
    },
  )
  .refine(
    text => {
      const length = Duration.fromISO(text).toMillis();
      return length > 0 && length <= 366 * 24 * 60 * 60 * 1000;
    },
    { message: 'must be between a minute and 366 days' },
  );
