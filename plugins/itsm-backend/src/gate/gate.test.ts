import { GateRequest } from 'backstage-plugin-itsm-common';
import { compactVerify, importJWK } from 'jose';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { startGate } from './__testUtils__/startGate';

jest.setTimeout(240_000);
const databases = testDatabases();

type Gate = Awaited<ReturnType<typeof startGate>>;

interface Situation {
  gate: Gate;
  /** An entity of this situation alone, and what it stands on. */
  entity: string;
  below: string;
  above: string;
  /** A change that is approved for now. */
  approve(fields?: object): Promise<{ id: string; number: string }>;
  freeze(fields?: object): Promise<{ id: string; version: number }>;
  incident(entityRef: string, fields?: object): Promise<{ number: string }>;
  /** What fixes an incident. */
  fix(incident: { number: string }, change: { number: string }): Promise<void>;
}

type Case = [
  name: string,
  decision: 'allow' | 'needs_approval' | 'deny',
  codes: string[],
  scene: (situation: Situation) => Promise<Partial<GateRequest> | void>,
];

/* The clock stands at 09:00. */
const soon = {
  plannedStart: '2026-03-02T10:00:00.000Z',
  plannedEnd: '2026-03-02T11:00:00.000Z',
};
const over = {
  plannedStart: '2026-03-02T07:00:00.000Z',
  plannedEnd: '2026-03-02T09:00:00.000Z',
};

const cases: Case[] = [
  // Without a change
  [
    'production needs a change',
    'needs_approval',
    ['change_missing'],
    async () => {},
  ],
  [
    'no environment named',
    'needs_approval',
    ['change_missing'],
    async () => ({
      environment: undefined,
    }),
  ],
  [
    'staging needs none',
    'allow',
    ['nothing_against'],
    async () => ({
      environment: 'staging',
    }),
  ],
  [
    'an entity that nobody knows',
    'deny',
    ['entity_unknown', 'change_missing'],
    async () => ({
      entityRef: 'component:default/nothing',
    }),
  ],
  [
    'a change that does not exist',
    'deny',
    ['change_unknown'],
    async () => ({
      changeNumber: 'CHG-99999',
    }),
  ],
  // By a change
  [
    'an approved change, found by itself',
    'allow',
    ['change_approved'],
    async ({ approve }) => {
      await approve();
    },
  ],
  [
    'an approved change, named',
    'allow',
    ['change_approved'],
    async ({ approve }) => ({
      changeNumber: (await approve()).number.toLowerCase(),
    }),
  ],
  [
    'a change under way',
    'allow',
    ['change_approved'],
    async ({ approve }) => {
      await approve({ state: 'implement' });
    },
  ],
  [
    'a change in which the entity is affected',
    'allow',
    ['change_approved'],
    async ({ approve, entity }) => {
      await approve({ entityRefs: ['component:default/cart', entity] });
    },
  ],
  [
    'a change of the entity below only',
    'needs_approval',
    ['change_missing'],
    async ({ approve, below }) => {
      await approve({ entityRefs: [below] });
    },
  ],
  [
    'a change of another entity, named',
    'deny',
    ['change_of_other_entity'],
    async ({ approve, below }) => ({
      changeNumber: (await approve({ entityRefs: [below] })).number,
    }),
  ],
  [
    'a draft',
    'deny',
    ['change_not_approved'],
    async ({ approve }) => ({
      changeNumber: (await approve({ state: 'new' })).number,
    }),
  ],
  [
    'a change that is assessed',
    'deny',
    ['change_not_approved'],
    async ({ approve }) => ({
      changeNumber: (await approve({ state: 'assess' })).number,
    }),
  ],
  [
    'a change that is authorized, not named',
    'needs_approval',
    ['change_missing'],
    async ({ approve }) => {
      await approve({ state: 'authorize' });
    },
  ],
  [
    'a change that is over',
    'deny',
    ['change_over'],
    async ({ approve }) => ({
      changeNumber: (await approve({ state: 'review' })).number,
    }),
  ],
  [
    'a canceled change',
    'deny',
    ['change_over'],
    async ({ approve }) => ({
      changeNumber: (await approve({ state: 'canceled' })).number,
    }),
  ],
  [
    'a change on hold',
    'deny',
    ['change_on_hold'],
    async ({ approve }) => ({
      changeNumber: (await approve({ onHold: true })).number,
    }),
  ],
  [
    'a change of another environment',
    'deny',
    ['change_of_other_environment'],
    async ({ approve }) => ({
      changeNumber: (await approve({ environment: 'staging' })).number,
    }),
  ],
  [
    'a change of this environment',
    'allow',
    ['change_approved'],
    async ({ approve }) => {
      await approve({ environment: 'production' });
    },
  ],
  [
    'too early',
    'deny',
    ['change_out_of_window'],
    async ({ approve }) => ({
      changeNumber: (await approve(soon)).number,
    }),
  ],
  [
    'too early, found by nobody',
    'needs_approval',
    ['change_missing'],
    async ({ approve }) => {
      await approve(soon);
    },
  ],
  [
    'at the end of its time',
    'deny',
    ['change_out_of_window'],
    async ({ approve }) => ({
      changeNumber: (await approve(over)).number,
    }),
  ],
  [
    'asked for when it will be its time',
    'allow',
    ['change_approved'],
    async ({ approve }) => {
      await approve(soon);
      return { at: '2026-03-02T10:30:00.000Z' };
    },
  ],
  [
    'started late with a reason',
    'allow',
    ['window_overridden'],
    async ({ approve }) => {
      await approve({ ...over, state: 'implement', overrideReason: 'Late' });
    },
  ],
  [
    'edited after it was approved',
    'deny',
    ['change_edited_since_approval'],
    async ({ approve, gate }) => {
      const { id, number } = await approve({
        submittedAt: '2026-03-01T09:00:00.000Z',
      });
      await gate.knex('approvals').insert({
        id,
        record_id: id,
        round: 1,
        position: 1,
        step: 'assess',
        state: 'approved',
        how_many: 'any',
        rules: '[]',
        approvers: '[]',
        entity_refs: '[]',
        members: '[]',
        excluded: '[]',
        used_fallback: false,
        content_hash: 'of something else',
        content: '{}',
        requested_at: Date.parse('2026-03-01T09:00:00.000Z'),
      });
      return { changeNumber: number };
    },
  ],
  // Freezes
  [
    'a hard freeze',
    'deny',
    ['hard_freeze', 'nothing'],
    async ({ freeze }) => {
      await freeze();
      return { environment: 'staging' };
    },
  ],
  [
    'a hard freeze over an approved change',
    'deny',
    ['hard_freeze', 'change_approved'],
    async ({ freeze, approve }) => {
      await approve();
      await freeze();
    },
  ],
  [
    'a hard freeze over what it breaks',
    'deny',
    ['hard_freeze', 'change_approved'],
    async ({ freeze, approve, above }) => {
      await approve();
      await freeze({ scope: [{ entities: [above] }] });
    },
  ],
  [
    'a hard freeze over what it stands on',
    'allow',
    ['change_approved'],
    async ({ freeze, approve, below }) => {
      await approve();
      await freeze({ scope: [{ entities: [below] }] });
    },
  ],
  [
    'a hard freeze over its system',
    'deny',
    ['hard_freeze', 'change_approved'],
    async ({ freeze, approve, entity }) => {
      await approve();
      await freeze({ scope: [{ systems: [entity.replace(/.*\//, '')] }] });
    },
  ],
  [
    'an exception from a freeze',
    'allow',
    ['change_approved'],
    async ({ freeze, approve, entity }) => {
      await approve();
      await freeze({
        scope: [{ systems: [entity.replace(/.*\//, '')] }],
        except: [{ entities: [entity] }],
      });
    },
  ],
  [
    'a hard freeze of another environment',
    'allow',
    ['change_approved'],
    async ({ freeze, approve }) => {
      await approve();
      await freeze({ environments: ['staging'] });
    },
  ],
  [
    'a hard freeze of tomorrow',
    'allow',
    ['change_approved'],
    async ({ freeze, approve }) => {
      await approve();
      await freeze({ start: '2026-03-03T00:00', end: '2026-03-04T00:00' });
    },
  ],
  [
    'a hard freeze that comes each week',
    'deny',
    ['hard_freeze', 'change_approved'],
    async ({ freeze, approve }) => {
      await approve();
      await freeze({
        start: '2026-02-02T00:00',
        end: '2026-02-03T00:00',
        rrule: 'FREQ=WEEKLY',
      });
    },
  ],
  [
    'a hard freeze that was retired',
    'allow',
    ['change_approved'],
    async ({ freeze, approve, gate }) => {
      await approve();
      const { id, version } = await freeze();
      await gate.windows.retire(id, version, gate.system);
    },
  ],
  [
    'a hard freeze that was overridden',
    'allow',
    ['freeze_overridden', 'change_approved'],
    async ({ freeze, approve }) => {
      const { id } = await freeze();
      await approve({ state: 'implement', overriddenFreezes: [id] });
    },
  ],
  [
    'a soft freeze',
    'needs_approval',
    ['soft_freeze'],
    async ({ freeze }) => {
      await freeze({ effect: 'soft' });
      return { environment: 'staging' };
    },
  ],
  [
    'a soft freeze over an approved change',
    'allow',
    ['soft_freeze', 'change_approved'],
    async ({ freeze, approve }) => {
      await freeze({ effect: 'soft' });
      await approve();
    },
  ],
  // Incidents
  [
    'an open incident of priority 1',
    'deny',
    ['open_incident', 'change_approved'],
    async ({ approve, incident, entity }) => {
      await approve();
      await incident(entity);
    },
  ],
  [
    'an open incident below',
    'deny',
    ['open_incident', 'change_approved'],
    async ({ approve, incident, below }) => {
      await approve();
      await incident(below);
    },
  ],
  [
    'an open incident above',
    'allow',
    ['change_approved'],
    async ({ approve, incident, above }) => {
      await approve();
      await incident(above);
    },
  ],
  [
    'an open incident of priority 2',
    'allow',
    ['change_approved'],
    async ({ approve, incident, entity }) => {
      await approve();
      await incident(entity, { urgency: 'medium' });
    },
  ],
  [
    'an incident that the change fixes',
    'allow',
    ['fixes_incident', 'change_approved'],
    async ({ approve, incident, entity, fix }) => {
      await fix(await incident(entity), await approve());
    },
  ],
  [
    'one of two incidents fixed',
    'deny',
    ['open_incident', 'fixes_incident', 'change_approved'],
    async ({ approve, incident, entity, below, fix }) => {
      const change = await approve();
      await fix(await incident(entity), change);
      await incident(below);
    },
  ],
  [
    'an incident that is resolved',
    'allow',
    ['nothing_against'],
    async ({ gate, incident, entity }) => {
      const { number } = await incident(entity);
      await gate.incidents.transition(
        number,
        {
          to: 'resolved',
          resolutionCode: 'solution_provided',
          resolutionNotes: 'Restarted',
        },
        gate.system,
      );
      return { environment: 'staging' };
    },
  ],
  // The catalog
  [
    'a catalog that is down, and told of the entity before',
    'allow',
    ['change_approved'],
    async ({ approve, gate, entity }) => {
      await approve();
      await gate.knowledge.closures.of([entity]);
      await gate.knowledge.facts.of([entity]);
      gate.catalog.isDown = true;
    },
  ],
  [
    'a catalog that is down, and never told of the entity',
    'deny',
    ['catalog_unreachable', 'change_approved'],
    async ({ approve, gate }) => {
      await approve();
      gate.catalog.isDown = true;
    },
  ],
];

describe.each(databases.ids)('The gate (%s)', id => {
  let gate: Gate;

  beforeAll(async () => {
    gate = await startGate(await migrated(await databases.init(id)));
  });

  async function situation(at: number): Promise<Situation> {
    const name = `svc-${at}`;
    const [entity, below, above] = ['', '-db', '-site'].map(
      suffix => `component:default/${name}${suffix}`,
    );
    gate.catalog.isDown = false;
    gate.catalog.set(entity, {
      system: `system:default/${name}`,
      relations: [
        ['dependsOn', below],
        ['dependencyOf', above],
      ],
    });
    gate.catalog.set(below, { relations: [['dependencyOf', entity]] });
    gate.catalog.set(above, { relations: [['dependsOn', entity]] });
    gate.catalog.set(`system:default/${name}`);
    return {
      gate,
      entity,
      below,
      above,
      approve: fields =>
        gate.plan({
          entityRefs: [entity],
          plannedStart: '2026-03-02T09:00:00.000Z',
          plannedEnd: '2026-03-02T10:00:00.000Z',
          ...fields,
        }),
      freeze: fields =>
        gate.createWindow({
          name: 'Quiet time',
          kind: 'freeze',
          effect: 'hard',
          scope: [{ entities: [entity] }],
          timeZone: 'UTC',
          start: '2026-03-02T00:00',
          end: '2026-03-03T00:00',
          ...fields,
        }),
      incident: (entityRef, fields) =>
        gate.openIncident(
          { entityRef, impact: 'high', urgency: 'high', ...fields },
          gate.system,
        ),
      fix: async (incident, change) => {
        await gate.incidents.link(
          incident.number,
          { relation: 'fixed_by', target: change.number },
          gate.system,
        );
      },
    };
  }

  it.each(cases.map((each, at) => [...each, at] as const))(
    '%s',
    async (_, decision, codes, scene, at) => {
      const set = await situation(at);
      const part = await scene(set);
      const { body } = await gate.api
        .post('/gate')
        .send({ entityRef: set.entity, environment: 'production', ...part })
        .expect(200);
      expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual(
        codes.filter(code => code !== 'nothing'),
      );
      expect(body.decision).toBe(decision);
    },
  );

  it('gives receipts that anybody can check, and keeps them with the change', async () => {
    const { entity, approve } = await situation(1000);
    const { number } = await approve();
    const asked = {
      entityRef: entity,
      environment: 'production',
      commit: 'abc',
    };
    const { body } = await gate.api.post('/gate').send(asked).expect(200);
    expect(body.changeNumber).toBe(number);
    const { body: verified } = await gate.api
      .post('/gate/verify')
      .send({ receipt: body.receipt })
      .expect(200);
    expect(verified).toMatchObject({
      valid: true,
      payload: { ...asked, decision: 'allow', changeNumber: number },
    });
    const { body: keys } = await gate.api.get('/gate/keys').expect(200);
    expect(keys.keys).toHaveLength(1);
    expect(keys.keys[0]).not.toHaveProperty('d');
    const { payload } = await compactVerify(
      body.receipt,
      await importJWK(keys.keys[0], 'EdDSA'),
    );
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(
      verified.payload,
    );
    const [head, content, signature] = body.receipt.split('.');
    const forged = Buffer.from(
      Buffer.from(content, 'base64url').toString().replace('abc', 'xyz'),
    ).toString('base64url');
    for (const receipt of [
      [head, forged, signature].join('.'),
      'nonsense',
      await gate.keys.sign('calendar-link', verified.payload),
    ]) {
      const { body: refused } = await gate.api
        .post('/gate/verify')
        .send({ receipt })
        .expect(200);
      expect(refused).toMatchObject({ valid: false });
    }
    gate.clock.pass(1);
    await gate.api
      .post('/gate')
      .send({ ...asked, commit: 'def' })
      .expect(200);
    const path = `/changes/${number}/receipts`;
    const first = await gate.api.get(`${path}?limit=1`).expect(200);
    expect(first.body.items).toMatchObject([{ commit: 'def' }]);
    const second = await gate.api
      .get(`${path}?limit=1&cursor=${first.body.pageInfo.nextCursor}`)
      .expect(200);
    expect(second.body).toMatchObject({
      items: [{ commit: 'abc', receipt: body.receipt }],
      pageInfo: {},
    });
  });

  it('names nothing that the caller may not see', async () => {
    const { entity, below, approve, incident, freeze, above } = await situation(
      1001,
    );
    await approve({ visibility: 'restricted', requester: 'user:default/sre' });
    const secret = await incident(below, {
      visibility: 'restricted',
      requester: 'user:default/sre',
      title: 'Secret',
    });
    await freeze({ scope: [{ entities: [above] }] });
    gate.catalog.set(above, { hiddenFrom: ['user:default/engineer'] });
    const { body } = await gate
      .as(await gate.accessAs('engineer'))
      .post('/gate')
      .send({ entityRef: entity, environment: 'production' })
      .expect(200);
    expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'hard_freeze',
      'open_incident',
      'change_missing',
    ]);
    expect(JSON.stringify(body.reasons)).not.toMatch(
      new RegExp(`${secret.number}|${above}|CHG-`),
    );
    gate.catalog.set(entity, { hiddenFrom: ['user:default/engineer'] });
    const hidden = await gate
      .as(await gate.accessAs('engineer'))
      .post('/gate')
      .send({ entityRef: entity, environment: 'staging' });
    const nothing = await gate
      .as(await gate.accessAs('engineer'))
      .post('/gate')
      .send({ entityRef: 'component:default/none', environment: 'staging' });
    expect(hidden.body.decision).toBe('deny');
    expect(hidden.body.reasons).toEqual(nothing.body.reasons);
    expect(JSON.stringify(hidden.body.reasons)).toContain('entity_unknown');
  });

  it('asks the catalog nothing and the database little when it is warm', async () => {
    const { entity, approve, freeze } = await situation(1002);
    await approve();
    await freeze({ scope: [{ systems: ['svc-1002'] }] });
    const ask = () =>
      gate.api.post('/gate').send({ entityRef: entity }).expect(200);
    const first = await ask();
    expect(first.body.decision).toBe('deny');
    const asked = jest.spyOn(gate.catalog, 'entities');
    const queries: string[] = [];
    const count = ({ sql }: { sql: string }) => queries.push(sql);
    gate.knex.on('query', count);
    const second = await ask();
    gate.knex.off('query', count);
    expect(second.body.reasons).toEqual(first.body.reasons);
    expect(asked).not.toHaveBeenCalled();
    expect(queries.length).toBeLessThanOrEqual(7);
  });
});
