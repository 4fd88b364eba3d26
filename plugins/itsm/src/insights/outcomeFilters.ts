import type { InsightsRequest } from 'backstage-plugin-itsm-common';
import type { ListFilters } from './useRecordHref';

/** How the changes that were carried out are found. */
export function carriedOut({ from, to }: InsightsRequest): ListFilters {
  return { openedFrom: from, openedTo: to, state: ['review', 'closed'] };
}

/** How the changes that a figure counts are found among those carried out. */
export const outcomeFilters = {
  successful: { closeCode: 'successful' },
  successfulWithIssues: { closeCode: 'successful_with_issues' },
  unsuccessful: { closeCode: 'unsuccessful' },
  succeeded: { closeCode: ['successful', 'successful_with_issues'] },
  failed: { causedIncidents: 'true' },
  // As long as the figures count by default.
  followed: { followedByIncidents: 'P3D' },
  emergencies: { model: 'emergency' },
} satisfies Record<string, ListFilters>;
