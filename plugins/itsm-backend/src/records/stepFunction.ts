/** From a number on, a value; up to the next step. */
export interface Step {
  from: number;
  value: number;
}

/**
 * SQL for the value of the last step that begins at or below a column; that of
 * the first one for what is below all of them.
 *
 * @remarks
 * It halves the steps at each comparison, so that many of them cost little,
 * and means the same in every database. Steps are in order, and all their
 * numbers are whole ones of our own.
 */
export function stepFunction(column: string, steps: readonly Step[]): string {
  if (steps.length === 1) {
    return String(steps[0].value);
  }
  const middle = Math.ceil(steps.length / 2);
  const below = stepFunction(column, steps.slice(0, middle));
  const above = stepFunction(column, steps.slice(middle));
  return `case when ${column} < ${steps[middle].from} then ${below} else ${above} end`;
}
