import { searchWords } from 'backstage-plugin-itsm-common';

/*
 * The share of the typed words that the title has; the last one may still be
 * unfinished, so a beginning counts.
 */
function likeness(typed: readonly string[], title: string): number {
  const words = searchWords(title);
  const found = typed.filter(word =>
    words.some(other => other.startsWith(word)),
  );
  return typed.length > 0 ? found.length / typed.length : 0;
}

/** The most similar titles first; others stay in their order. */
export function mostSimilarFirst<T>(
  title: string,
  items: readonly T[],
  titleOf: (item: T) => string,
): T[] {
  const typed = searchWords(title).filter(word => word.length > 2);
  return items
    .map(item => ({ item, likeness: likeness(typed, titleOf(item)) }))
    .sort((one, other) => other.likeness - one.likeness)
    .map(({ item }) => item);
}
