import { FieldChange } from 'backstage-plugin-itsm-common';

/* Short enough to be told; what entities there are isn't everybody's to know. */
const told = new Set([
  'model',
  'environment',
  'category',
  'plannedStart',
  'plannedEnd',
  'riskLevel',
]);

/** What was changed of what had been approved, in a line. */
export function describeDifference(difference: readonly FieldChange[]): string {
  return difference
    .map(({ field, from, to }) =>
      told.has(field) ? `${field} ${from ?? '–'} → ${to ?? '–'}` : field,
    )
    .join(', ');
}
