import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  Change,
  CreateChangeRequest,
  createChangeSchema,
  CreateIncident,
  createIncidentSchema,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { createChangeEnablement } from '../changes/createChangeEnablement';
import { readItsmConfig } from '../config/readItsmConfig';
import { BlastRadius } from '../impact/BlastRadius';
import { HistoryImport } from '../import/HistoryImport';
import { DefaultIncidents } from '../incidents/DefaultIncidents';
import { permissionsRegistryWith } from '../permissions/__testUtils__/permissionsRegistryWith';
import { Authorizer } from '../permissions/Authorizer';
import { ItsmPermissionPolicy } from '../permissions/ItsmPermissionPolicy';
import { systemAccess } from '../permissions/systemAccess';
import { DefaultProblems } from '../problems/DefaultProblems';
import { reopenOnRecurrence } from '../problems/reopenOnRecurrence';
import { Access } from '../records/access';
import { EntitySummaries } from '../summaries/EntitySummaries';
import { RecordLists } from '../records/RecordLists';
import { RecordWriter, WriteEffect } from '../records/RecordWriter';
import { createSchedule } from '../schedule/createSchedule';
import { Tasks } from '../tasks/Tasks';
import { InMemoryCatalog } from './InMemoryCatalog';

const roles = {
  incidentManagers: ['group:default/managers'],
  problemManagers: ['group:default/managers', 'group:default/sre'],
  changeManagers: ['group:default/managers'],
  advisoryBoard: ['group:default/platform'],
  administrators: ['group:default/sre'],
  auditors: ['group:default/auditors'],
};

/** Roles as the example portal has them. */
export const testConfig = new ConfigReader({ itsm: { roles } });

/** A clock that only goes on when it is told to. */
export class TestClock {
  #time = Date.parse('2026-03-02T09:00:00.000Z');

  readonly now = () => new Date(this.#time);

  pass(milliseconds: number) {
    this.#time += milliseconds;
  }
}

/**
 * The real services over a real database, with the default policy.
 * @param itsm - settings besides the roles
 */
export async function setUpItsm(knex: Knex, itsm: JsonObject = {}) {
  const config = readItsmConfig(new ConfigReader({ itsm: { roles, ...itsm } }));
  const catalog = new InMemoryCatalog();
  const clock = new TestClock();
  const auth = mockServices.auth();
  const policy = ItsmPermissionPolicy.fromConfig(testConfig);
  const committed = jest.fn();
  const effects: WriteEffect[] = [reopenOnRecurrence];
  const writer = RecordWriter.create({
    knex,
    prefixes: config.prefixes,
    clock: clock.now,
    committed,
    effects,
  });
  const ownCredentials = () => auth.getOwnServiceCredentials();
  const schedule = createSchedule({
    knex,
    catalog,
    clock: clock.now,
    logger: mockServices.logger.mock(),
    config,
    credentials: ownCredentials,
    conflictsChanged: async () => {},
    apiUrl: async () => 'http://localhost/api/itsm',
    appUrl: 'http://localhost',
  });
  const changeEnablement = createChangeEnablement({
    knex,
    writer,
    catalog,
    clock: clock.now,
    config,
    blastRadius: BlastRadius.create({ catalog, ...config.catalog }),
    schedule,
    credentials: ownCredentials,
  });
  effects.push(changeEnablement.effects);
  const incidents = DefaultIncidents.create({
    knex,
    writer,
    catalog,
    values: config,
    changes: changeEnablement.changes,
  });

  /** What the default policy lets a persona do. */
  async function accessAs(name: string): Promise<Access> {
    const userEntityRef = `user:default/${name}`;
    const credentials = mockCredentials.user(userEntityRef);
    const ownershipEntityRefs = [
      userEntityRef,
      ...catalog.groupsOf(userEntityRef),
    ];
    const user = { credentials, info: { userEntityRef, ownershipEntityRefs } };
    const authorizer = Authorizer.create({
      auth,
      permissions: mockServices.permissions.mock({
        authorizeConditional: async requests =>
          Promise.all(requests.map(request => policy.handle(request, user))),
        authorize: async requests =>
          Promise.all(
            requests.map(async request => {
              const { result } = await policy.handle(request, user);
              return {
                result:
                  result === AuthorizeResult.ALLOW
                    ? AuthorizeResult.ALLOW
                    : AuthorizeResult.DENY,
              };
            }),
          ),
      }),
      permissionsRegistry: permissionsRegistryWith(),
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async () => ({ userEntityRef, ownershipEntityRefs }),
      }),
      roles: config.roles,
    });
    return authorizer.accessFor(credentials);
  }

  /** Opens an incident on checkout, with whatever else is said of it. */
  async function openIncident(
    fields: Partial<CreateIncident> = {},
    access?: Access,
  ) {
    return incidents.create(
      createIncidentSchema.parse({
        title: 'Checkout is slow',
        entityRef: 'component:default/checkout',
        impact: 'high',
        urgency: 'medium',
        ...fields,
      }),
      access ?? (await accessAs('engineer')),
    );
  }

  /** Requests a change of checkout, with whatever else is said of it. */
  async function requestChange(
    fields: Partial<CreateChangeRequest> = {},
    access?: Access,
  ): Promise<Change> {
    return changeEnablement.changes.create(
      createChangeSchema.parse({
        title: 'A new version of checkout',
        entityRef: 'component:default/checkout',
        impact: 'medium',
        urgency: 'medium',
        plannedStart: '2026-03-03T09:00:00.000Z',
        plannedEnd: '2026-03-03T10:00:00.000Z',
        justification: 'It is faster',
        implementationPlan: 'Roll it out',
        testPlan: 'Buy something',
        backoutPlan: 'Roll it back',
        testsProven: true,
        backoutProven: true,
        ...fields,
      }),
      access ?? (await accessAs('engineer')),
    );
  }

  return {
    ...changeEnablement,
    requestChange,
    schedule,
    knex,
    catalog,
    clock,
    config,
    committed,
    writer,
    incidents,
    problems: DefaultProblems.create({
      knex,
      writer,
      catalog,
      values: config,
      clock: clock.now,
      ...config.problems,
    }),
    tasks: Tasks.create({ knex, writer, catalog }),
    lists: RecordLists.create({
      knex,
      catalog,
      awaited: access => changeEnablement.approvals.awaitedRecords(access),
    }),
    summaries: EntitySummaries.create({
      knex,
      catalog,
      clock: clock.now,
      freezes: schedule.freezes,
    }),
    history: HistoryImport.create({ knex, writer, catalog, values: config }),
    accessAs,
    openIncident,
    system: await systemAccess({ auth }),
  };
}
