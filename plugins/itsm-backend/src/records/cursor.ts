import { InputError } from '@backstage/errors';
import { z } from 'zod';

const cursorSchema = z.strictObject({
  /** What the list is ordered by, and in which direction. */
  by: z.string().max(40),
  order: z.enum(['asc', 'desc']),
  /** Values of the entry at the edge of the page. */
  value: z.number().int(),
  id: z.guid(),
  /** Whether the page before that entry is wanted, as against after it. */
  back: z.boolean(),
});

/** Where a page begins: by the values of the entry at its edge. */
export type Cursor = z.infer<typeof cursorSchema>;

/** The text that clients hand back; it has no meaning to them. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * Reads a cursor.
 * @throws InputError if it isn't one, or was made for another order
 */
export function decodeCursor(
  text: string,
  expected: Pick<Cursor, 'by' | 'order'>,
): Cursor {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    value = undefined;
  }
  const { success, data } = cursorSchema.safeParse(value);
  if (!success) {
    throw new InputError(
      'cursor: is not one that this list gave out. Start again without it.',
    );
  }
  if (data.by !== expected.by || data.order !== expected.order) {
    throw new InputError(
      `cursor: was given out for ${data.by} ${data.order}. Keep the order while paging, or start again without a cursor.`,
    );
  }
  return data;
}
