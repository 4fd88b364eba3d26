/**
 * The first twenty words of a text as they are written: runs of letters, their
 * marks and digits. Punctuation never means anything.
 * @public
 */
export function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 20);
}

/**
 * The words by which texts are compared: as {@link wordsOf} has them, in lower
 * case.
 * @public
 */
export function searchWords(text: string): string[] {
  return wordsOf(text.toLocaleLowerCase('en'));
}
