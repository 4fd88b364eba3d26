/**
 * The words by which a text is searched: runs of letters and digits, in lower
 * case, each found by its beginning. Records and queries are cut up alike, so
 * that punctuation in a query never means anything.
 * @public
 */
export function searchWords(text: string): string[] {
  return (text.toLocaleLowerCase('en').match(/[\p{L}\p{N}]+/gu) ?? []).slice(
    0,
    20,
  );
}
