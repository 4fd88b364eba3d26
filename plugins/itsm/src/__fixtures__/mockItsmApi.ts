import type { Entity } from '@backstage/catalog-model';
import type {
  EntitySummary,
  Impact,
  ImpactNode,
  ItsmApi,
  Nearby,
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

// Nothing has a size in jsdom, so nothing changes it either.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
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
  problemResolutionCodes: [],
  problemDetections: [],
  causeCategories: [],
  changeModels: [],
  changeCloseCodes: [],
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
    changesNow: { count: 0, items: [] },
    changesNext: { count: 0, items: [] },
    openProblems: { count: 0, items: [] },
    knownErrors: { count: 0, items: [] },
    freezes: [],
    trend: Array.from({ length: 13 }, (_, week) => ({
      start: new Date(Date.UTC(2026, 7, 24 + week * 7)).toISOString(),
      opened: week % 4,
      resolved: week % 3,
    })),
  };
}

/** What is told to somebody who is about to report something. */
export function nearby(changes: Partial<Nearby> = {}): Nearby {
  return {
    entityRef: 'component:default/checkout',
    catalogReached: true,
    incidents: [],
    changes: [],
    knownErrors: [],
    ...changes,
  };
}

/** An entity that is reached over others, each of which needs the one before. */
export function impactNode(
  way: string[],
  changes: Partial<ImpactNode> = {},
): ImpactNode {
  const refs = way.map(name => `component:default/${name}`);
  const name = way[way.length - 1];
  return {
    entityRef: refs[refs.length - 1],
    title: name.charAt(0).toLocaleUpperCase() + name.slice(1),
    kind: 'Component',
    type: 'service',
    owner: 'group:default/shop',
    distance: way.length,
    path: refs.map(entityRef => ({ relation: 'dependencyOf', entityRef })),
    ...changes,
  };
}

/** The blast radius of the database, with the relations that the ways name. */
export function impact(
  nodes: ImpactNode[] = [],
  changes: Partial<Impact> = {},
): Impact {
  const rootRef = 'resource:default/database';
  const tiers = [1, 2, 3, 4] as const;
  const count = (tier?: number) =>
    nodes.filter(node => node.tier === tier).length;
  const owners = [...new Set(nodes.flatMap(({ owner }) => owner ?? []))];
  return {
    root: { entityRef: rootRef, kind: 'Resource', title: 'Database', tier: 1 },
    direction: 'downstream',
    depth: 3,
    nodes,
    edges: nodes.map(({ path, entityRef }) => ({
      from: path.at(-2)?.entityRef ?? rootRef,
      to: entityRef,
      relation: path.at(-1)?.relation ?? 'hasPart',
    })),
    owners: owners.map(entityRef => ({
      entityRef,
      count: nodes.filter(({ owner }) => owner === entityRef).length,
    })),
    rollups: [],
    countsByTier: {
      ...(Object.fromEntries(
        tiers.map(tier => [tier, count(tier)]),
      ) as Impact['countsByTier']),
      none: count(undefined),
    },
    truncated: false,
    ...changes,
  };
}

/** The product's API, of which each call can be watched and answered. */
export function mockItsmApi() {
  const incidents = {
    create: jest.fn(),
    list: jest.fn().mockResolvedValue({ items: [], pageInfo: {} }),
    watch: jest.fn().mockResolvedValue([]),
  };
  const list = () => jest.fn().mockResolvedValue({ items: [], pageInfo: {} });
  const api = {
    incidents,
    changes: { list: list() },
    problems: { list: list() },
    listRecords: jest
      .fn()
      .mockResolvedValue({ items: [], pageInfo: {}, totalItems: 0 }),
    getSettings: jest.fn().mockResolvedValue(settings),
    getEntitySummary: jest.fn().mockResolvedValue(summary()),
    getNearby: jest.fn().mockResolvedValue(nearby()),
    getImpact: jest.fn().mockResolvedValue(impact()),
  };
  return { ...api, api: api as unknown as ItsmApi };
}
