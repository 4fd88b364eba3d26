/** Texts of the namespace `incidents`: what only incidents have. */
export const incidentsMessages = {
  column: {
    severity: 'Severity',
    channel: 'Channel',
  },
  view: {
    urgent: 'Priority 1–2',
    recentlyResolved: 'Recently resolved',
  },
  record: {
    resolved: 'resolved',
  },
} as const;
