import type { Entity } from '@backstage/catalog-model';
import type {
  EntitySummary,
  ItsmApi,
  RecordDigest,
  Settings,
} from 'backstage-plugin-itsm-common';

// Lists that load more as one scrolls look for it; jsdom doesn't scroll.
globalThis.IntersectionObserver ??= class {
  readonly root = null;
  readonly rootMargin = '';
  readonly thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
};

/** The settings of a portal that configured nothing. */
export const settings: Settings = {
  impactLevels: ['high', 'medium', 'low'],
  urgencyLevels: ['high', 'medium', 'low'],
  matrix: {
    high: { high: 1, medium: 2, low: 3 },
    medium: { high: 2, medium: 3, low: 4 },
    low: { high: 3, medium: 4, low: 5 },
  },
  priorities: [
    { priority: 1, name: 'Critical' },
    { priority: 2, name: 'High' },
    { priority: 3, name: 'Moderate' },
    { priority: 4, name: 'Low' },
    { priority: 5, name: 'Planning' },
  ],
  categories: [{ name: 'Network', children: [{ name: 'DNS' }] }],
  states: {
    incident: [
      { value: 'new', label: 'New', final: false },
      { value: 'in_progress', label: 'In progress', final: false },
      { value: 'resolved', label: 'Resolved', final: false },
      { value: 'closed', label: 'Closed', final: true },
    ],
  },
  holdReasons: [],
  resolutionCodes: [],
  incidentChannels: ['portal'],
  user: {
    userRef: 'user:default/engineer',
    groups: ['group:default/payments'],
    roles: [],
  },
};

/** An entity of the catalog. */
export function component(name: string, title?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', title },
    spec: { type: 'service', owner: 'group:default/payments' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
  };
}

/** A record in few words. */
export function digest(changes: Partial<RecordDigest> = {}): RecordDigest {
  return {
    number: 'INC-1',
    type: 'incident',
    title: 'Payments are declined',
    state: 'new',
    priority: 3,
    openedAt: '2026-11-20T10:00:00.000Z',
    assignmentGroup: 'group:default/payments',
    ...changes,
  };
}

/** What an entity's page is told. */
export function summary(items: RecordDigest[] = []): EntitySummary {
  const priorities = [...new Set(items.map(item => item.priority))].sort();
  return {
    entityRef: 'component:default/checkout',
    openIncidents: {
      count: items.length,
      byPriority: priorities.map(priority => ({
        priority,
        count: items.filter(item => item.priority === priority).length,
      })),
      items,
    },
    trend: Array.from({ length: 13 }, (_, week) => ({
      start: new Date(Date.UTC(2026, 7, 24 + week * 7)).toISOString(),
      opened: week % 4,
      resolved: week % 3,
    })),
  };
}

/** The product's API, of which each call can be watched and answered. */
export function mockItsmApi() {
  const incidents = {
    create: jest.fn(),
    list: jest.fn().mockResolvedValue({ items: [], pageInfo: {} }),
    watch: jest.fn().mockResolvedValue([]),
  };
  const api = {
    incidents,
    listRecords: jest
      .fn()
      .mockResolvedValue({ items: [], pageInfo: {}, totalItems: 0 }),
    getSettings: jest.fn().mockResolvedValue(settings),
    getEntitySummary: jest.fn().mockResolvedValue(summary()),
  };
  return { ...api, api: api as unknown as ItsmApi };
}
