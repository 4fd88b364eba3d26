import { IANAZone } from 'luxon';
import { z } from 'zod';

/*
 * A NUL can't be stored in a PostgreSQL text, and a lone surrogate is no text
 * at all: both are refused where they come in.
 */
function isStorable(text: string) {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}

const STORABLE = 'must be text without NUL characters or broken Unicode';
const bytes = (text: string) => new TextEncoder().encode(text).length;

/**
 * A line of text, trimmed, of 1 to `max` characters.
 * @public
 */
export const lineSchema = (max: number) =>
  z.string().trim().min(1).max(max).refine(isStorable, { message: STORABLE });

/**
 * Markdown of at most 32 kB (32 768 bytes of UTF-8).
 * @public
 */
export const markdownSchema = z
  .string()
  .max(32_768)
  .refine(text => text.length > 32_768 || bytes(text) <= 32_768, {
    message: 'Too big: expected at most 32768 bytes of UTF-8',
  })
  .refine(isStorable, { message: STORABLE });

/**
 * Markdown that says something: a comment, notes, a reason.
 * @public
 */
export const wordsSchema = markdownSchema.refine(
  text => text.trim().length > 0,
  { message: 'must not be empty' },
);

/**
 * An address in the web, of at most 2000 characters.
 * @public
 */
export const urlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine(isStorable, { message: STORABLE });

const REF = /^(?:[a-z][a-z0-9-]*:)?(?:[a-z0-9][a-z0-9._-]*\/)?[a-z0-9._@+-]+$/i;

/**
 * A reference to a catalog entity, such as `component:default/checkout`, in
 * any of the short forms that name the kind. Normalised to its full form in
 * lower case.
 * @public
 */
export const entityRefSchema = z
  .string()
  .trim()
  .max(300)
  .regex(REF, { message: 'must be an entity reference: kind:namespace/name' })
  .refine(ref => ref.includes(':'), {
    message: 'must name the kind: kind:namespace/name',
  })
  .transform(normalizeRef)
  .meta({
    description: 'Reference to a catalog entity: kind:namespace/name',
    example: 'component:default/checkout',
  });

/**
 * The full form of an entity reference, in lower case, as records keep it.
 * @public
 */
export function normalizeRef(ref: string): string {
  const [kind, rest] = ref.toLowerCase().split(':');
  return rest.includes('/') ? `${kind}:${rest}` : `${kind}:default/${rest}`;
}

/**
 * Reference to a user; the kind can be left out.
 * @public
 */
export const userRefSchema = refOfKind('user');

/**
 * Reference to a group; the kind can be left out.
 * @public
 */
export const groupRefSchema = refOfKind('group');

function refOfKind(kind: string) {
  return z
    .string()
    .trim()
    .max(300)
    .regex(REF, {
      message: `must be a reference to a ${kind}: ${kind}:namespace/name`,
    })
    .transform(ref => normalizeRef(ref.includes(':') ? ref : `${kind}:${ref}`))
    .refine(ref => ref.startsWith(`${kind}:`), {
      message: `must be a reference to a ${kind}: ${kind}:namespace/name`,
    })
    .meta({
      description: `Reference to a ${kind}`,
      example: `${kind}:default/${kind === 'user' ? 'engineer' : 'payments'}`,
    });
}

/**
 * An instant in ISO 8601 with an offset, normalised to UTC with milliseconds.
 * @public
 */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: 'must be a time in ISO 8601, such as 2026-03-01T09:30:00Z',
  })
  .transform(text => new Date(text).toISOString())
  .refine(text => text > '1970' && text < '2200', {
    message: 'must be between the years 1970 and 2200',
  })
  .meta({ description: 'ISO 8601, answered in UTC with milliseconds' });

/**
 * The times that can be read, as `instantSchema` answers them: others can't be
 * compared.
 * @internal
 */
export function readableTimes<T extends string>(
  times: Partial<Record<T, string>>,
): Partial<Record<T, string>> {
  return Object.fromEntries(
    Object.entries<string | undefined>(times).filter(
      ([, time]) =>
        typeof time === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time),
    ),
  ) as Partial<Record<T, string>>;
}

/**
 * A label of one to fifty characters, in lower case.
 * @public
 */
export const tagSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,49}$/u, {
    message:
      'must start with a letter or digit and have at most 50 letters, digits or . _ : / -',
  });

/**
 * The name of a time zone in the IANA database.
 * @public
 */
export const timeZoneSchema = z
  .string()
  .max(100)
  .refine(name => IANAZone.isValidZone(name), {
    message: 'must be a time zone of the IANA database, such as Europe/Berlin',
  })
  .meta({
    description: 'Time zone of the IANA database',
    example: 'Europe/Berlin',
  });
