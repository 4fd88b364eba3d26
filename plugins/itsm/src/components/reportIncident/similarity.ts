import { searchWords } from 'backstage-plugin-itsm-common';

interface Comparable {
  title: string;
  priority: number;
  openedAt: string;
}

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

/** Records with the most similar titles first, then the most urgent. */
export function mostSimilarFirst<T extends Comparable>(
  title: string,
  records: readonly T[],
): T[] {
  const typed = searchWords(title).filter(word => word.length > 2);
  return records
    .map(record => ({ record, likeness: likeness(typed, record.title) }))
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        a.record.priority - b.record.priority ||
        b.record.openedAt.localeCompare(a.record.openedAt),
    )
    .map(({ record }) => record);
}
