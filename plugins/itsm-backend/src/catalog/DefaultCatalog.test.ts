import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CustomRelations } from 'backstage-plugin-itsm-common';
import { Duration } from 'luxon';
import { DefaultCatalog } from './DefaultCatalog';

const engineer = mockCredentials.user('user:default/engineer');
const reviewer = mockCredentials.user('user:default/reviewer');

function component(over: {
  name?: string;
  annotations?: Record<string, string>;
  spec?: Entity['spec'];
  relations?: Entity['relations'];
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: over.name ?? 'checkout',
      title: 'Checkout',
      annotations: over.annotations,
    },
    spec: over.spec ?? { type: 'service', lifecycle: 'production' },
    relations: over.relations,
  };
}

function setUp(options: {
  entities?: Entity[];
  catalog?: CatalogService;
  /** Whom the permission policy doesn't show everything. */
  restricted?: string;
  relations?: CustomRelations;
}) {
  const clock = { now: 0 };
  const service =
    options.catalog ?? catalogServiceMock({ entities: options.entities });
  const asked = jest.spyOn(service, 'getEntitiesByRefs');
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async (_, { credentials }) => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef?: string;
      };
      return userEntityRef && userEntityRef === options.restricted
        ? [
            {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'IS_ENTITY_OWNER',
                resourceType: 'catalog-entity',
              },
            },
          ]
        : [{ result: AuthorizeResult.ALLOW }];
    },
  });
  const catalog = DefaultCatalog.create({
    auth: mockServices.auth(),
    permissions,
    relations: options.relations,
    catalog: service,
    timeout: Duration.fromObject({ milliseconds: 50 }),
    cacheTtl: Duration.fromObject({ seconds: 30 }),
    now: () => clock.now,
  });
  return { catalog, asked, clock, permissions };
}

async function readCheckout(entity: Entity) {
  const { catalog } = setUp({ entities: [entity] });
  const ref = 'component:default/checkout';
  const answer = await catalog.entities([ref], engineer);
  return answer.reached ? answer.value.get(ref) : undefined;
}

describe('DefaultCatalog', () => {
  it('takes a snapshot from relations and annotations', async () => {
    expect(
      await readCheckout(
        component({
          annotations: { 'itsm/tier': '1', 'itsm/support-group': 'On-Call' },
          spec: {
            type: 'service',
            lifecycle: 'production',
            owner: 'somebody-else',
            system: 'another',
          },
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/Payments' },
            { type: 'ownedBy', targetRef: 'group:default/second' },
            { type: 'partOf', targetRef: 'component:default/shop-front' },
            { type: 'partOf', targetRef: 'system:default/shop' },
          ],
        }),
      ),
    ).toEqual({
      entityRef: 'component:default/checkout',
      snapshot: {
        name: 'checkout',
        title: 'Checkout',
        kind: 'Component',
        type: 'service',
        owner: 'group:default/payments',
        system: 'system:default/shop',
        lifecycle: 'production',
        tier: 1,
      },
      supportGroup: 'group:default/on-call',
      relations: [
        { type: 'partOf', targetRef: 'component:default/shop-front' },
        { type: 'partOf', targetRef: 'system:default/shop' },
      ],
    });
  });

  it('falls back to what the entity says of itself', async () => {
    const entity = await readCheckout(
      component({ spec: { owner: 'Payments', system: 'shop' } }),
    );
    expect(entity?.snapshot).toMatchObject({
      owner: 'group:default/payments',
      system: 'system:default/shop',
    });
    expect(entity?.supportGroup).toBe('group:default/payments');
  });

  it('has no support group where a person owns the entity', async () => {
    const entity = await readCheckout(
      component({ spec: { owner: 'user:engineer' } }),
    );
    expect(entity?.snapshot.owner).toBe('user:default/engineer');
    expect(entity?.supportGroup).toBeUndefined();
  });

  it.each(['user:engineer', 'a b/c:d', ' ', ':x'])(
    'passes over the support group %p, which is none',
    async written => {
      const entity = await readCheckout(
        component({
          annotations: { 'itsm/support-group': written },
          spec: { owner: 'Payments' },
        }),
      );
      expect(entity?.supportGroup).toBe('group:default/payments');
    },
  );

  it.each(['0', '5', 'one', '1.5', ''])(
    'passes over the tier %p, which is none',
    async tier => {
      const entity = await readCheckout(
        component({ annotations: { 'itsm/tier': tier } }),
      );
      expect(entity?.snapshot.tier).toBeUndefined();
    },
  );

  it('asks once for many entities, with the credentials of the caller', async () => {
    const { catalog, asked } = setUp({
      entities: [component({ name: 'one' }), component({ name: 'two' })],
    });
    const refs = ['component:default/one', 'component:default/two'];
    const answer = await catalog.entities(
      [...refs, refs[0], 'component:default/unknown'],
      engineer,
    );
    expect(answer.reached && [...answer.value.keys()]).toEqual(refs);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0][0].fields).toContain('relations');
    expect(asked.mock.calls[0][1]).toEqual({ credentials: engineer });
    await catalog.entities([], engineer);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('remembers entities for a while, for each caller on their own', async () => {
    const { catalog, asked, clock } = setUp({ entities: [component({})] });
    const refs = ['component:default/checkout'];
    await catalog.entities(refs, engineer);
    await catalog.entities(refs, engineer);
    expect(asked).toHaveBeenCalledTimes(1);
    await catalog.entities(refs, reviewer);
    expect(asked).toHaveBeenCalledTimes(2);
    clock.now = 30_000;
    await catalog.entities(refs, engineer);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('asks again for what it did not know', async () => {
    const { catalog, asked } = setUp({ entities: [] });
    await catalog.entities(['component:default/new'], engineer);
    await catalog.entities(['component:default/new'], engineer);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('tells that a catalog never answered', async () => {
    const { catalog } = setUp({
      catalog: catalogServiceMock.mock({
        getEntitiesByRefs: () => new Promise(() => {}),
      }),
    });
    const because =
      "The software catalog can't be reached: no answer within 0.05 s";
    expect(await catalog.entities(['component:a/b'], engineer)).toEqual({
      reached: false,
      because,
    });
    expect(await catalog.people(['user:a/b'], engineer)).toEqual({
      reached: false,
      because,
    });
  });

  it('tells that a catalog failed', async () => {
    const { catalog } = setUp({
      catalog: catalogServiceMock.mock({
        getEntitiesByRefs: async () => {
          throw new ServiceUnavailableError('down for maintenance');
        },
      }),
    });
    expect(await catalog.entities(['component:a/b'], engineer)).toEqual({
      reached: false,
      because: "The software catalog can't be reached: down for maintenance",
    });
  });

  it('leaves a catalog alone that let it wait, for as long again', async () => {
    const { catalog, asked, clock } = setUp({
      catalog: catalogServiceMock.mock({
        getEntitiesByRefs: () => new Promise(() => {}),
      }),
    });
    await catalog.entities(['component:a/b'], engineer);
    await catalog.people(['user:a/b'], reviewer);
    expect(asked).toHaveBeenCalledTimes(1);
    clock.now = 50;
    await catalog.people(['user:a/b'], reviewer);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('asks for a thousand at a time', async () => {
    const entities = Array.from({ length: 2001 }, (_, at) =>
      component({ name: `c${at}` }),
    );
    const { catalog, asked } = setUp({ entities });
    const answer = await catalog.entities(
      entities.map(({ metadata }) => `component:default/${metadata.name}`),
      engineer,
    );
    expect(answer.reached && answer.value.size).toBe(2001);
    expect(
      asked.mock.calls.map(([{ entityRefs }]) => entityRefs.length),
    ).toEqual([1000, 1000, 1]);
  });

  it('keeps the relations that are ever followed', async () => {
    const { catalog } = setUp({
      entities: [
        component({
          relations: [
            { type: 'dependsOn', targetRef: 'Resource:Default/DB' },
            { type: 'runsOn', targetRef: 'cluster:default/one' },
            { type: 'ownedBy', targetRef: 'group:default/payments' },
            { type: 'dependsOn', targetRef: 'nonsense' },
          ],
        }),
      ],
      relations: { upstream: ['RunsOn'] },
    });
    const ref = 'component:default/checkout';
    const answer = await catalog.entities([ref], engineer);
    expect(answer.reached && answer.value.get(ref)?.relations).toEqual([
      { type: 'dependsOn', targetRef: 'resource:default/db' },
      { type: 'runsOn', targetRef: 'cluster:default/one' },
    ]);
  });

  it('tells what is hidden from what does not exist', async () => {
    const { catalog, asked } = setUp({
      catalog: catalogServiceMock.mock({
        getEntitiesByRefs: async ({ entityRefs }, options) => ({
          items: entityRefs.map(ref =>
            ref === 'component:default/checkout' &&
            (options as CatalogServiceRequestOptions).credentials !== reviewer
              ? component({})
              : undefined,
          ),
        }),
      }),
      restricted: 'user:default/reviewer',
    });
    const refs = ['component:default/checkout', 'component:default/nothing'];
    expect(await catalog.showsAllTo(reviewer)).toBe(false);
    const hidden = await catalog.hidden(refs, reviewer);
    expect(hidden).toEqual({ reached: true, value: new Set([refs[0]]) });
    asked.mockClear();
    expect(await catalog.showsAllTo(engineer)).toBe(true);
    const none = await catalog.hidden(refs, engineer);
    expect(none).toEqual({ reached: true, value: new Set() });
    expect(asked).not.toHaveBeenCalled();
  });

  it('asks the permission policy once for what many requests want to know', async () => {
    const { catalog, permissions, clock } = setUp({});
    await Promise.all([
      catalog.showsAllTo(engineer),
      catalog.showsAllTo(engineer),
    ]);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    clock.now = 2000;
    await catalog.showsAllTo(engineer);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);
  });

  it('knows what entities were called before', async () => {
    const { catalog } = setUp({
      entities: [
        component({
          name: 'basket',
          annotations: { 'itsm/renamed-from': 'cart, Component:shop/Bag' },
        }),
        component({}),
      ],
    });
    const now = 'component:default/basket';
    expect(await catalog.renamed(engineer)).toEqual({
      reached: true,
      value: new Map([
        ['component:default/cart', now],
        ['component:shop/bag', now],
      ]),
    });
  });

  it('knows the groups of people', async () => {
    const { catalog } = setUp({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'engineer' },
          relations: [
            { type: 'memberOf', targetRef: 'group:default/payments' },
            { type: 'ownerOf', targetRef: 'component:default/checkout' },
          ],
        },
      ],
    });
    const answer = await catalog.people(
      ['user:default/engineer', 'user:default/nobody'],
      engineer,
    );
    expect(answer.reached && [...answer.value]).toEqual([
      ['user:default/engineer', { memberOf: ['group:default/payments'] }],
    ]);
  });
});
