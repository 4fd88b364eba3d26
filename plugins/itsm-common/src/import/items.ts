import { SourceLine, textsOf, valueAt } from './template';

/** Where the items of a list are. */
export interface ItemParts {
  each?: string;
  split?: string;
  match?: RegExp;
}

/** Takes the parts of a mapping that say where items are. */
export function parseItemParts(parts: {
  each?: string;
  split?: string;
  match?: string;
}): ItemParts {
  return {
    each: parts.each,
    split: parts.split,
    match: parts.match === undefined ? undefined : RegExp(parts.match, 'giu'),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The items of a list in a line. Each has the columns of the line, `value`
 * if it is a text, its properties if it has some, and the parts that a pattern
 * names. A line that names no list is an item itself.
 */
export function itemsOf(
  line: SourceLine,
  { each, split, match }: ItemParts,
  missing: ReadonlySet<string>,
): SourceLine[] {
  if (each === undefined) {
    return [line];
  }
  const value = valueAt(line, each);
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap<SourceLine>(item => {
    if (isObject(item)) {
      return [{ ...line, ...item }];
    }
    return textsOf(item, missing)
      .flatMap(text => (split === undefined ? [text] : text.split(split)))
      .flatMap(text => textsOf(text, missing))
      .flatMap(text =>
        match
          ? [...text.matchAll(match)].map(found => ({
              ...line,
              value: found[0],
              ...found.groups,
            }))
          : [{ ...line, value: text }],
      );
  });
}
