import type { EntitySummary, RecordDigest } from 'backstage-plugin-itsm-common';

const LOWEST_MAJOR_PRIORITY = 2;

/** Open incidents of the two highest priorities that nobody has resolved. */
export function majorIncidents(summary: EntitySummary): RecordDigest[] {
  return summary.openIncidents.items.filter(
    ({ priority, state }) =>
      priority <= LOWEST_MAJOR_PRIORITY && state !== 'resolved',
  );
}
