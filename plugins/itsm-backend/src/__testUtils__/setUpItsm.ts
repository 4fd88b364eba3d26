import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  CreateIncident,
  createIncidentSchema,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { readItsmConfig } from '../config/readItsmConfig';
import { HistoryImport } from '../import/HistoryImport';
import { DefaultIncidents } from '../incidents/DefaultIncidents';
import { permissionsRegistryWith } from '../permissions/__testUtils__/permissionsRegistryWith';
import { Authorizer } from '../permissions/Authorizer';
import { ItsmPermissionPolicy } from '../permissions/ItsmPermissionPolicy';
import { systemAccess } from '../permissions/systemAccess';
import { DefaultProblems } from '../problems/DefaultProblems';
import { reopenOnRecurrence } from '../problems/reopenOnRecurrence';
import { Access } from '../records/access';
import { EntitySummaries } from '../records/EntitySummaries';
import { RecordLists } from '../records/RecordLists';
import { RecordWriter } from '../records/RecordWriter';
import { Tasks } from '../tasks/Tasks';
import { InMemoryCatalog } from './InMemoryCatalog';

/** Roles as the example portal has them. */
export const testConfig = new ConfigReader({
  itsm: {
    roles: {
      incidentManagers: ['group:default/managers'],
      problemManagers: ['group:default/managers', 'group:default/sre'],
      changeManagers: ['group:default/managers'],
      advisoryBoard: ['group:default/platform'],
      administrators: ['group:default/sre'],
      auditors: ['group:default/auditors'],
    },
  },
});

/** A clock that only goes on when it is told to. */
export class TestClock {
  #time = Date.parse('2026-03-02T09:00:00.000Z');

  readonly now = () => new Date(this.#time);

  pass(milliseconds: number) {
    this.#time += milliseconds;
  }
}

/** The real services over a real database, with the default policy. */
export async function setUpItsm(knex: Knex) {
  const config = readItsmConfig(testConfig);
  const catalog = new InMemoryCatalog();
  const clock = new TestClock();
  const auth = mockServices.auth();
  const policy = ItsmPermissionPolicy.fromConfig(testConfig);
  const committed = jest.fn();
  const writer = RecordWriter.create({
    knex,
    prefixes: config.prefixes,
    clock: clock.now,
    committed,
    effects: [reopenOnRecurrence],
  });
  const incidents = DefaultIncidents.create({
    knex,
    writer,
    catalog,
    values: config,
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

  return {
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
    lists: RecordLists.create({ knex, catalog }),
    summaries: EntitySummaries.create({ knex, catalog, clock: clock.now }),
    history: HistoryImport.create({ writer, catalog, values: config }),
    accessAs,
    openIncident,
    system: await systemAccess({ auth }),
  };
}
