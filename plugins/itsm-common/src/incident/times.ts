import { readableTimes } from '../record/fields';

/**
 * The times of an incident, in the order in which they happen.
 * @public
 */
export const incidentTimes = [
  'startedAt',
  'openedAt',
  'acknowledgedAt',
  'mitigatedAt',
  'resolvedAt',
  'closedAt',
] as const;

/*
 * Trouble can be over, or its end known, before anyone acknowledged it: these
 * two only have to be after the beginning and before the end.
 */
const unordered = new Set(['acknowledgedAt', 'mitigatedAt', 'openedAt']);

/**
 * Finds times that run backwards. Times that are missing or can't be
 * read are passed over. Mitigation may come before the incident was opened or acknowledged.
 * @returns a message by field; empty when all is in order.
 * @public
 */
export function checkIncidentTimes(
  times: Partial<Record<(typeof incidentTimes)[number], string>>,
): { field: string; message: string }[] {
  const readable = readableTimes(times);
  const issues: { field: string; message: string }[] = [];
  incidentTimes.forEach((field, at) => {
    const time = readable[field];
    if (!time) {
      return;
    }
    const earlier = incidentTimes
      .slice(0, at)
      .find(
        other =>
          readable[other]! > time &&
          !(field === 'mitigatedAt' && unordered.has(other)),
      );
    if (earlier) {
      issues.push({
        field,
        message: `must not be before ${earlier} (${readable[earlier]})`,
      });
    }
  });
  return issues;
}
