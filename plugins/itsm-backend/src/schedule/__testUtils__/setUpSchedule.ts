import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  CreateWindowRequest,
  createWindowSchema,
  EntityLink,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { conflictsDestination } from '../../delivery/conflictsDestination';
import { OutboxDelivery } from '../../delivery/OutboxDelivery';
import { StoredRecord } from '../../records/rows';
import { setUpItsm } from '../../__testUtils__/setUpItsm';
import { createSchedule } from '../createSchedule';

/** What is said of a change that a test plans. */
export interface PlannedFields {
  entityRefs?: string[];
  plannedStart?: string;
  plannedEnd?: string;
  state?: string;
  environment?: string;
  implementers?: string[];
  visibility?: 'open' | 'restricted';
  [field: string]: unknown;
}

/** A link to an entity that a record was opened for. */
function linkFor(entityRef: string, at: number): EntityLink {
  const [kind, rest] = entityRef.split(':');
  return {
    entityRef,
    role: at === 0 ? 'primary' : 'affected',
    snapshot: {
      kind,
      name: rest.split('/')[1],
      ...(kind === 'component' && {
        owner: 'group:default/payments',
        system: 'system:default/shop',
      }),
    },
    snapshotState: 'taken',
  };
}

/** The schedule over a real database, with what drives it. */
export async function setUpSchedule(knex: Knex, settings: JsonObject = {}) {
  const itsm = await setUpItsm(knex, settings);
  const { catalog, clock, config, writer, system } = itsm;
  const announced: string[][] = [];
  const schedule = createSchedule({
    knex,
    catalog,
    clock: clock.now,
    logger: mockServices.logger.mock(),
    config,
    credentials: async () => system.credentials,
    conflictsChanged: async changes => {
      announced.push(changes.map(({ number }) => number));
    },
    apiUrl: async () => 'http://localhost:7007/api/itsm',
    appUrl: 'http://localhost:3000',
  });
  const delivery = OutboxDelivery.create({
    knex,
    clock: clock.now,
    logger: mockServices.logger.mock(),
    destinations: [
      conflictsDestination({
        knex,
        clock: clock.now,
        updates: { wake: () => undefined },
      }),
    ],
  });

  /** A change as the write path stores one. */
  function planned(fields: PlannedFields): Omit<StoredRecord, 'number'> {
    const { entityRefs = ['component:default/checkout'], ...rest } = fields;
    const now = clock.now().toISOString();
    return {
      id: randomUUID(),
      type: 'change',
      state: 'scheduled',
      active: !['closed', 'canceled'].includes(rest.state ?? ''),
      title: 'Bigger disks',
      description: '',
      impact: 'medium',
      urgency: 'medium',
      priority: 3,
      requester: 'user:default/engineer',
      openedBy: 'user:default/engineer',
      watchers: [],
      tags: [],
      visibility: 'open',
      reassignmentCount: 0,
      reopenCount: 0,
      openedAt: now,
      updatedAt: now,
      version: 1,
      model: 'normal',
      testsProven: false,
      backoutProven: false,
      recordedAfterTheFact: false,
      onHold: false,
      implementers: [],
      plannedStart: '2026-03-10T10:00:00.000Z',
      plannedEnd: '2026-03-10T12:00:00.000Z',
      ...rest,
      entities: entityRefs.map(linkFor),
    } as unknown as Omit<StoredRecord, 'number'>;
  }

  /** Plans a change. */
  async function plan(fields: PlannedFields = {}): Promise<StoredRecord> {
    return writer.write(system, async write => {
      const draft = await write.create(planned(fields));
      draft.created();
      return draft.record;
    });
  }

  /** Changes a change. */
  async function edit(
    key: string,
    { entityRefs, ...fields }: PlannedFields,
  ): Promise<StoredRecord> {
    return writer.write(system, async write => {
      const draft = await write.open(key);
      draft.update({
        ...fields,
        ...(entityRefs && { entities: entityRefs.map(linkFor) }),
      });
      return draft.finished();
    });
  }

  /** Does what happens after a commit. */
  async function settle() {
    await delivery.drain();
    await schedule.updates.drain();
  }

  /** What is stored of a change's conflicts. */
  async function stored(id: string) {
    const rows = await knex('change_conflicts')
      .where({ change_id: id })
      .orderBy('position');
    return rows.map(row => JSON.parse(row.body));
  }

  return {
    ...itsm,
    ...schedule,
    schedule,
    announced,
    planned,
    plan,
    edit,
    settle,
    stored,
    createWindow: async (fields: CreateWindowRequest) =>
      schedule.windows.create(
        createWindowSchema.parse(fields),
        await itsm.accessAs('change-manager'),
      ),
  };
}
