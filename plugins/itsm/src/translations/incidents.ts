/** Texts of the namespace `incidents`: what only incidents have. */
export const incidentsMessages = {
  column: {
    severity: 'Severity',
    channel: 'Channel',
  },
  filter: {
    resolveHours: 'Time to resolve',
    reopening: 'Reopened between',
    causedByChanges: 'Caused by',
    someChanges: 'some changes',
    causedByDescription:
      'Incidents that are said to be caused by one of these changes.',
  },
  view: {
    urgent: 'Priority 1–2',
    recentlyResolved: 'Recently resolved',
  },
  record: {
    resolved: 'resolved',
  },
} as const;
