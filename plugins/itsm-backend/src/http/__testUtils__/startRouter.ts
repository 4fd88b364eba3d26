import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  Change,
  ChangeRisk,
  ChangeTemplate,
  ChangeWindow,
  ImportLine,
  Incident,
} from 'backstage-plugin-itsm-common';
import express from 'express';
import request from 'supertest';
import { Changes } from '../../changes/Changes';
import { readItsmConfig } from '../../config/readItsmConfig';
import { Incidents } from '../../incidents/Incidents';
import { Problems } from '../../problems/Problems';
import { systemAccess } from '../../permissions/systemAccess';
import { aRecord } from '../../permissions/__testUtils__/aRecord';
import { InMemoryCatalog } from '../../__testUtils__/InMemoryCatalog';
import { createRouter } from '../createRouter';

/** What the services under the routes were asked, in order. */
export type Call = [name: string, ...details: unknown[]];

const incident = {
  ...aRecord(),
  channel: 'portal',
  startedAt: '2026-03-01T10:00:00.000Z',
} as Incident;

const entry = {
  sequence: 2,
  at: '2026-03-01T10:00:00.000Z',
  actor: 'user:default/mock',
  channel: 'portal',
  kind: 'commented',
  hash: 'f00d',
} as const;

const changeWindow: ChangeWindow = {
  id: 'window-1',
  name: 'Holidays',
  description: '',
  kind: 'freeze',
  effect: 'hard',
  scope: 'everything',
  except: [],
  timeZone: 'UTC',
  start: '2026-12-20T00:00:00',
  end: '2027-01-04T00:00:00',
  readOnly: false,
  version: 1,
};

const task = {
  id: 'task-1',
  number: 'PTASK-1',
  kind: 'analysis',
  state: 'open',
  title: 'Look into it',
  description: '',
  order: 10,
  createdAt: '2026-03-01T10:00:00.000Z',
  createdBy: 'user:default/mock',
  updatedAt: '2026-03-01T10:00:00.000Z',
  version: 1,
} as const;

const link = {
  id: 'link-1',
  relation: 'related',
  createdAt: '2026-03-01T10:00:00.000Z',
  createdBy: 'user:default/mock',
} as const;

const noOutcome = {
  implemented: 0,
  successful: 0,
  successfulWithIssues: 0,
  unsuccessful: 0,
  causedIncidents: 0,
  followedByIncidents: 0,
  withoutEnd: 0,
  emergencies: 0,
  restoreTime: { n: 0, missing: 0 },
};

const template: ChangeTemplate = {
  id: 'template-1',
  version: 1,
  name: 'Restart',
  state: 'proposed',
  fields: {},
  fixed: [],
  fromChange: 'CHG-1',
  proposedBy: 'user:default/mock',
  proposedAt: '2026-03-01T10:00:00.000Z',
  used: 0,
  failed: 0,
  usable: false,
};

/**
 * The router over services that only take down what they are asked. A test can
 * have one of them fail.
 */
export async function startRouter(
  options: { fail?: Record<string, Error> } = {},
) {
  const calls: Call[] = [];
  const auth = mockServices.auth();
  const access = {
    ...(await systemAccess({ auth })),
    actor: 'user:default/mock',
    isUser: true,
    ownershipRefs: ['user:default/mock', 'group:default/payments'],
    roles: ['advisoryBoard' as const],
  };
  const answering =
    <T>(name: string, answer: T) =>
    async (...details: unknown[]): Promise<T> => {
      calls.push([name, ...details.filter(detail => detail !== access)]);
      const error = options.fail?.[name];
      if (error) {
        throw error;
      }
      return answer;
    };
  const incidents: Incidents = {
    create: answering('create', incident),
    list: answering('list', { items: [incident], pageInfo: {} }),
    get: answering('get', incident),
    update: answering('update', incident),
    transitions: answering('transitions', []),
    transition: answering('transition', incident),
    activity: answering('activity', { items: [entry], pageInfo: {} }),
    verifyActivity: answering('verifyActivity', { valid: true, entries: 1 }),
    comment: answering('comment', entry),
    links: answering('links', [link]),
    link: answering('link', link),
    unlink: answering('unlink', undefined),
    entities: answering('entities', []),
    linkEntity: answering('linkEntity', []),
    unlinkEntity: answering('unlinkEntity', []),
    watchers: answering('watchers', []),
    watch: answering('watch', ['user:default/mock']),
    unwatch: answering('unwatch', []),
  };
  const events: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, severityLevel }) => ({
      success: async ({ meta } = {}) => {
        events.push(
          `${eventId} ${severityLevel} success ${JSON.stringify(meta)}`,
        );
      },
      fail: async ({ error }) => {
        events.push(`${eventId} ${severityLevel} fail ${error.name}`);
      },
    }),
  });
  const router = createRouter({
    auditor,
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.user(),
    }),
    authorizer: { accessFor: async () => access },
    config: readItsmConfig(new ConfigReader({})),
    incidents,
    catalog: new InMemoryCatalog(),
    changeEnablement: {
      changes: incidents as unknown as Changes,
      approvals: {
        list: answering('approvals', []),
        mine: answering('myApprovals', { items: [] }),
        decide: answering('decide', incident as unknown as Change),
      },
      analysis: {
        impact: answering('changeImpact', {}),
        risk: answering('changeRisk', {} as ChangeRisk),
      },
      templates: {
        list: answering('templates', { items: [], pageInfo: {} }),
        versions: answering('templateVersions', { items: [] }),
        propose: answering('proposeTemplate', template),
        update: answering('updateTemplate', template),
        decide: answering('decideTemplate', template),
      },
      reviews: { write: answering('review', incident as unknown as Change) },
      suspects: {
        of: answering('suspects', {
          startedAt: '2026-03-01T10:00:00.000Z',
          hours: 72,
          catalogReached: true,
          items: [],
        }),
      },
      delegations: {
        list: answering('delegations', { items: [] }),
        create: answering('delegate', {
          id: 'delegation-1',
          delegator: 'user:default/mock',
          delegate: 'user:default/other',
          configured: false,
        }),
        end: answering('endDelegation', undefined),
      },
    },
    problems: incidents as unknown as Problems,
    broadcasts: {
      list: answering('broadcasts', []),
      send: answering('broadcast', { written: 1, skipped: 0 }),
    },
    knownErrors: {
      list: answering('knownErrors', { items: [], pageInfo: {} }),
    },
    tasks: {
      list: answering('tasks', [task]),
      create: answering('createTask', task),
      update: answering('updateTask', task),
    },
    nearbyRecords: {
      nearby: answering('nearby', {
        entityRef: 'component:default/checkout',
        catalogReached: true,
        incidents: [],
        changes: [],
        knownErrors: [],
      }),
    },
    blastRadius: {
      of: async ({ entityRef, direction, depth }) => {
        await answering('impact', undefined)({ entityRef, direction, depth });
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
      },
    },
    relationGaps: {
      find: answering('missingRelations', { items: [], pageInfo: {} }),
    },
    deployGate: {
      gate: {
        ask: answering('askGate', {
          decision: 'allow',
          reasons: [],
          receipt: 'a.b.c',
        }),
      },
      receipts: {
        keys: answering('keys', { keys: [] }),
        verify: answering('verify', { valid: false }),
        list: answering('receipts', { items: [], pageInfo: {} }),
      },
      deployments: {
        report: answering('report', {
          id: 'deployment-1',
          entityRef: 'component:default/checkout',
          at: '2026-03-01T10:00:00.000Z',
          reportedBy: 'user:default/mock',
          reportedAt: '2026-03-01T10:00:00.000Z',
          authorized: true,
        }),
      },
    },
    schedule: {
      windows: {
        list: answering('listWindows', { items: [changeWindow], pageInfo: {} }),
        get: answering('getWindow', changeWindow),
        create: answering('createWindow', changeWindow),
        update: answering('updateWindow', changeWindow),
        retire: answering('retireWindow', changeWindow),
      },
      changeSchedule: {
        conflicts: answering('conflicts', []),
        slots: answering('slots', []),
        preview: answering('preview', { conflicts: [], slots: [] }),
      },
      calendarView: {
        read: answering('calendar', {
          changes: [],
          windows: [{ window: changeWindow, occurrences: [] }],
          truncated: false,
        }),
      },
      calendarFeed: {
        createLink: answering('createLink', { url: 'http://calendar' }),
        read: answering('feed', 'BEGIN:VCALENDAR'),
      },
    },
    recordLists: { list: answering('records', { items: [], pageInfo: {} }) },
    entitySummaries: {
      summary: async (entityRef, ...rest) => {
        await answering('summary', undefined)(entityRef, ...rest);
        return {
          entityRef,
          openIncidents: { count: 0, byPriority: [], items: [] },
          changesNow: { count: 0, items: [] },
          changesNext: { count: 0, items: [] },
          openProblems: { count: 0, items: [] },
          knownErrors: { count: 0, items: [] },
          freezes: [],
          trend: [],
        };
      },
    },
    insights: {
      trends: answering('trends', {
        from: '2026-01-01T00:00:00.000Z',
        to: '2026-04-01T00:00:00.000Z',
        series: [],
        acknowledgeTime: { n: 0, missing: 0 },
        resolveTime: { n: 0, missing: 0 },
      }),
      entities: answering('entityInsights', { items: [], pageInfo: {} }),
      problemCandidates: answering('problemCandidates', {
        items: [],
        pageInfo: {},
      }),
      changeOutcomes: async (...details) => {
        await answering('changeOutcomes', undefined)(...details);
        return { overall: noOutcome, items: [], pageInfo: {} };
      },
      heatmap: answering('heatmap', { items: [] }),
      restoreTimes: answering('restoreTimes', {
        resolveTime: { n: 0, missing: 0 },
        buckets: [],
      }),
    },
    historyImport: {
      run: async (lines, runOptions) => {
        const read: ImportLine[] = [];
        for await (const line of lines) {
          read.push(line);
          if (options.fail?.import) {
            throw options.fail.import;
          }
        }
        calls.push(['import', runOptions, read]);
        const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
        return { read: read.length, ...counts, errors: [] };
      },
    },
  });
  const app = express().use(router).use(mockErrorHandler());
  return { api: request(app), calls, events, router };
}
