/**
 * Which of many tests to believe, so that in the long run no more than a share
 * `q` of those believed are mistaken (Benjamini and Hochberg, 1995): with the
 * p-values in order, those up to the last that is at most its rank / how many
 * there are × q.
 * @public
 */
export function benjaminiHochberg(
  pValues: readonly number[],
  q: number,
): boolean[] {
  const inOrder = [...pValues].sort((one, other) => one - other);
  let limit = -1;
  inOrder.forEach((pValue, at) => {
    if (pValue <= ((at + 1) / inOrder.length) * q) {
      limit = pValue;
    }
  });
  return pValues.map(pValue => pValue <= limit);
}
