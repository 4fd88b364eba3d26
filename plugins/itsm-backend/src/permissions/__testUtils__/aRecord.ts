import { ItsmRecord } from 'backstage-plugin-itsm-common';

/** A record that belongs to nobody in particular. */
export function aRecord(over: Partial<ItsmRecord> = {}): ItsmRecord {
  return {
    id: '5b0ee0a4-6c1b-4a55-8c4b-3f6c2d1e7a90',
    number: 'INC-1',
    type: 'incident',
    state: 'new',
    active: true,
    title: 'Checkout is down',
    description: '',
    impact: 'high',
    urgency: 'high',
    priority: 1,
    requester: 'user:default/somebody',
    openedBy: 'user:default/somebody',
    watchers: [],
    tags: [],
    visibility: 'open',
    entities: [],
    reassignmentCount: 0,
    reopenCount: 0,
    openedAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    version: 1,
    ...over,
  };
}

/** What makes a record one about an entity of that owner. */
aRecord.ownedBy = (owner: string | undefined): Partial<ItsmRecord> => ({
  entities: [
    {
      entityRef: 'component:default/checkout',
      role: 'primary',
      snapshot: { name: 'checkout', kind: 'Component', owner },
      snapshotState: 'taken',
    },
  ],
});
