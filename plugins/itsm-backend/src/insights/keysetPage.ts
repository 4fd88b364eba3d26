import { InputError } from '@backstage/errors';
import { z } from 'zod';

type Key = (string | number)[];

const cursorSchema = z.strictObject({
  key: z.array(z.union([z.string().max(2000), z.number()])).max(8),
  back: z.boolean(),
});

function encode(key: Key, back: boolean): string {
  return Buffer.from(JSON.stringify({ key, back })).toString('base64url');
}

function decode(text: string, length: number) {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    value = undefined;
  }
  const { success, data } = cursorSchema.safeParse(value);
  if (!success || data.key.length !== length) {
    throw new InputError(
      'cursor: is not one that this list gave out. Start again without it.',
    );
  }
  return data;
}

/* Numbers from high to low, texts in the order of their characters. */
function compareKeys(one: Key, other: Key): number {
  for (const [at, value] of one.entries()) {
    const against = other[at];
    if (value !== against) {
      const isLess = value < against;
      return isLess === (typeof value === 'number') ? 1 : -1;
    }
  }
  return 0;
}

/**
 * A page of what was counted just now. Pages go on from the key at their edge,
 * not from a position, so that nothing is shown twice because the counts
 * before it have changed.
 * @param options - `key`: by what the items are in order: numbers from high to
 * low, texts by their characters; different for each item
 */
export function keysetPage<T>(
  items: readonly T[],
  options: { key(item: T): Key; limit: number; cursor?: string },
): { items: T[]; pageInfo: { nextCursor?: string; prevCursor?: string } } {
  const { key, limit, cursor } = options;
  const sorted = items
    .map(item => ({ item, key: key(item) }))
    .sort((one, other) => compareKeys(one.key, other.key));
  let start = 0;
  if (cursor && sorted.length > 0) {
    const edge = decode(cursor, sorted[0].key.length);
    const beyond = sorted.findIndex(entry => {
      const order = compareKeys(entry.key, edge.key);
      return edge.back ? order >= 0 : order > 0;
    });
    const found = beyond < 0 ? sorted.length : beyond;
    start = edge.back ? Math.max(0, found - limit) : found;
  }
  const page = sorted.slice(start, start + limit);
  return {
    items: page.map(({ item }) => item),
    pageInfo: {
      ...(page.length > 0 && start + page.length < sorted.length
        ? { nextCursor: encode(page[page.length - 1].key, false) }
        : {}),
      ...(page.length > 0 && start > 0
        ? { prevCursor: encode(page[0].key, true) }
        : {}),
    },
  };
}
