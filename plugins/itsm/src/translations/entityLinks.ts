/** Texts of the namespace `entityLinks`: what a record is about. */
export const entityLinksMessages = {
  add: 'Add an affected entity',
  affected: 'Affected entity',
  actions: 'Actions on {{name}}',
  makePrimary: 'Make it the primary entity',
  remove: 'Remove it',
  none: 'Nothing yet',
  more_one: '{{count}} more impacted',
  more_other: '{{count}} more impacted',
  fewer: 'Show fewer',
  state: {
    dangling: 'Not in the catalog',
    gone: 'No longer in the catalog. This is how it was.',
    pending:
      'The catalog hasn’t told about it yet. Owner and tier will follow.',
    hidden: 'An entity that you may not see',
  },
  changed: 'The catalog has changed since',
  change: {
    title: 'Name',
    kind: 'Kind',
    type: 'Type',
    owner: 'Owner',
    system: 'System',
    lifecycle: 'Lifecycle',
    tier: 'Tier',
  },
} as const;
