import type { SignalApi } from '@backstage/plugin-signals-react';
import {
  createPriorityScheme,
  type EntitySummary,
  holdReasons,
  type Impact,
  type ImpactRequest,
  incidentLifecycle,
  incidentChannels,
  incidentStates,
  type ItsmApi,
  type ItsmEvent,
  type ItsmRecord,
  type MissingRelations,
  type Nearby,
  type Page,
  type RecordsRequest,
  resolutionCodes,
  type Settings,
} from 'backstage-plugin-itsm-common';
import { InMemoryIncidents, type InMemoryOptions } from './InMemoryIncidents';
import { selectRecords } from './selectRecords';

export interface InMemoryItsmOptions extends InMemoryOptions {
  groups?: string[];
}

/** The product's API without a backend, for tests and development. */
export class InMemoryItsm implements ItsmApi {
  readonly incidents: InMemoryIncidents;
  readonly #options: InMemoryItsmOptions;

  constructor(options: InMemoryItsmOptions) {
    this.#options = options;
    this.incidents = new InMemoryIncidents(options);
  }

  /** The live signals of its writes. */
  get signals(): SignalApi {
    const { incidents } = this;
    return {
      subscribe(_channel, onMessage) {
        const unsubscribe = incidents.onWrite(event =>
          (onMessage as unknown as (message: ItsmEvent) => void)(event),
        );
        return { unsubscribe };
      },
    };
  }

  async listRecords(request: RecordsRequest = {}): Promise<Page<ItsmRecord>> {
    const { mine, type, ...rest } = request;
    const { userRef, groups = [] } = this.#options;
    const records = [...this.incidents.records.values()].filter(
      ({ type: own, assignee, assignmentGroup, requester }) =>
        (!type || type.includes(own)) &&
        (!mine ||
          assignee === userRef ||
          requester === userRef ||
          (assignmentGroup && groups.includes(assignmentGroup))),
    );
    return selectRecords<ItsmRecord>(records, rest);
  }

  async getSettings(): Promise<Settings> {
    const { userRef, groups = [] } = this.#options;
    return {
      ...createPriorityScheme(),
      categories: [
        { name: 'Software', children: [{ name: 'Defect' }] },
        { name: 'Network', children: [{ name: 'DNS' }] },
        { name: 'Capacity' },
      ],
      states: {
        incident: incidentStates.map(value => ({
          value,
          label: incidentLifecycle.states[value].label,
          final: Boolean(incidentLifecycle.states[value].final),
        })),
      },
      holdReasons: [...holdReasons],
      resolutionCodes: [...resolutionCodes],
      incidentChannels: [...incidentChannels],
      user: { userRef, groups, roles: [] },
    };
  }

  async getEntitySummary(entityRef: string): Promise<EntitySummary> {
    const open = selectRecords([...this.incidents.records.values()], {
      entityRef: [entityRef],
      active: true,
      orderBy: 'priority',
      order: 'asc',
      total: true,
    });
    return {
      entityRef,
      openIncidents: {
        count: open.totalItems ?? 0,
        byPriority: [],
        items: open.items.slice(0, 5),
      },
      trend: [],
    };
  }

  async getNearby(entityRef: string): Promise<Nearby> {
    const open = selectRecords([...this.incidents.records.values()], {
      entityRef: [entityRef],
      active: true,
    });
    return {
      entityRef,
      catalogReached: true,
      incidents: open.items.map(record => ({
        record,
        entityRef,
        distance: 0,
        path: [],
      })),
      changes: [],
      knownErrors: [],
    };
  }

  async getImpact(request: ImpactRequest): Promise<Impact> {
    const { entityRef, direction = 'downstream', depth = 3 } = request;
    return {
      root: { entityRef, kind: 'Component' },
      direction,
      depth,
      nodes: [],
      edges: [],
      owners: [],
      rollups: [],
      countsByTier: { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 },
      truncated: false,
    };
  }

  async getMissingRelations(): Promise<MissingRelations> {
    return { items: [], pageInfo: {} };
  }
}
