import type { SignalApi } from '@backstage/plugin-signals-react';
import {
  type ApprovalsApi,
  type CalendarApi,
  changeCloseCodes,
  type ChangesApi,
  type ChangeTemplatesApi,
  createPriorityScheme,
  defaultChangeModels,
  type EntitySummary,
  type GateApi,
  holdReasons,
  type Impact,
  type ImportApi,
  type ImpactRequest,
  incidentLifecycle,
  incidentChannels,
  incidentStates,
  type InsightsApi,
  type ItsmApi,
  type ItsmEvent,
  type ItsmRecord,
  type KnownErrorsApi,
  type MissingRelations,
  type Nearby,
  type Page,
  problemDetections,
  problemResolutionCodes,
  type ProblemsApi,
  type RecordsRequest,
  resolutionCodes,
  type Settings,
  type WindowsApi,
} from 'backstage-plugin-itsm-common';
import { absent } from './absent';
import { InMemoryChanges } from './InMemoryChanges';
import { InMemoryChangeTemplates } from './InMemoryChangeTemplates';
import { InMemoryIncidents, type InMemoryOptions } from './InMemoryIncidents';
import { selectRecords } from './selectRecords';

export interface InMemoryItsmOptions extends InMemoryOptions {
  groups?: string[];
}

/** The product's API without a backend, for tests and development. */
export class InMemoryItsm implements ItsmApi {
  readonly incidents: InMemoryIncidents;
  readonly changes: ChangesApi;
  readonly changeTemplates: ChangeTemplatesApi;
  readonly approvals: ApprovalsApi = absent('approvals');
  readonly problems: ProblemsApi = absent('problems');
  readonly knownErrors: KnownErrorsApi = absent('knownErrors');
  readonly windows: WindowsApi = absent('windows');
  readonly calendar: CalendarApi = absent('calendar');
  readonly gate: GateApi = absent('gate');
  readonly insights: InsightsApi = absent('insights');
  readonly imports: ImportApi = absent('imports');
  readonly #options: InMemoryItsmOptions;

  constructor(options: InMemoryItsmOptions) {
    this.#options = options;
    this.incidents = new InMemoryIncidents(options);
    this.changes = new InMemoryChanges({ ...options, changes: [] });
    this.changeTemplates = new InMemoryChangeTemplates(options);
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
      problemResolutionCodes: [...problemResolutionCodes],
      problemDetections: [...problemDetections],
      causeCategories: ['Software', 'Hardware', 'People'],
      changeModels: Object.entries(defaultChangeModels).map(
        ([name, { path, requiredFields }]) => ({
          name,
          path: [...path],
          requiredFields: [...requiredFields],
        }),
      ),
      changeCloseCodes: [...changeCloseCodes],
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
      changesNow: { count: 0, items: [] },
      changesNext: { count: 0, items: [] },
      openProblems: { count: 0, items: [] },
      knownErrors: { count: 0, items: [] },
      freezes: [],
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
