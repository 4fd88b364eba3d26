import { InputError } from '@backstage/errors';
import { ChangeWindow, Page } from 'backstage-plugin-itsm-common';
import { z } from 'zod';

const cursorSchema = z.tuple([z.string(), z.string()]);

function readCursor(text: string): [name: string, id: string] {
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'cursor: is not one that this list gave out. Start again without it.',
    );
  }
}

function isBefore(
  [name, id]: readonly string[],
  [otherName, otherId]: readonly string[],
): boolean {
  return name === otherName ? id < otherId : name < otherName;
}

const placeOf = ({ name, id }: ChangeWindow) => [name, id];

/** A page of windows, by name. */
export function pageWindows(
  windows: readonly ChangeWindow[],
  { limit, cursor }: { limit: number; cursor?: string },
): Page<ChangeWindow> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const rest = [...windows]
    .sort((one, other) => (isBefore(placeOf(one), placeOf(other)) ? -1 : 1))
    .filter(window => !after || isBefore(after, placeOf(window)));
  const items = rest.slice(0, limit);
  return {
    items,
    pageInfo:
      rest.length > limit
        ? {
            nextCursor: Buffer.from(
              JSON.stringify(placeOf(items[items.length - 1])),
            ).toString('base64url'),
          }
        : {},
  };
}
