import { mockCredentials } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { gzipSync } from 'node:zlib';
import { FieldsError } from '../records/RecordDraft';
import { startRouter } from './__testUtils__/startRouter';

const newIncident = {
  title: '  Checkout is down ',
  entityRef: 'Component:Checkout',
  impact: 'high',
  urgency: 'high',
};

describe('the routes of incidents', () => {
  it('create from what was sent, with defaults and full references', async () => {
    const { api, calls } = await startRouter();
    const { status, body } = await api
      .post('/incidents')
      .set('Idempotency-Key', 'a-key')
      .send(newIncident);
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 'INC-1', type: 'incident' });
    expect(calls).toEqual([
      [
        'create',
        {
          title: 'Checkout is down',
          description: '',
          entityRef: 'component:default/checkout',
          affectedEntityRefs: [],
          impact: 'high',
          urgency: 'high',
          watchers: [],
          tags: [],
          visibility: 'open',
        },
        { idempotencyKey: 'a-key' },
      ],
    ]);
  });

  it('list by parameters that may be repeated', async () => {
    const { api, calls } = await startRouter();
    const { status, body } = await api.get(
      '/incidents?state=new&state=on_hold&priority=1&assignee=engineer&active=true&limit=50&total=true',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ number: 'INC-1' }], pageInfo: {} });
    expect(calls).toEqual([
      [
        'list',
        {
          state: ['new', 'on_hold'],
          priority: [1],
          assignee: ['user:default/engineer'],
          active: true,
          limit: 50,
          total: true,
          orderBy: 'openedAt',
          order: 'desc',
        },
      ],
    ]);
  });

  it('take many values of one parameter', async () => {
    const { api, calls } = await startRouter();
    const states = Array.from({ length: 60 }, (_, at) => `state_${at}`);
    const query = states.map(state => `state=${state}`).join('&');
    await api.get(`/incidents?${query}`).expect(200);
    expect(calls[0][1]).toMatchObject({ state: states });
  });

  it.each<[string, string, object | undefined, number, unknown[]]>([
    ['get', '/incidents/INC-1', undefined, 200, ['get', 'INC-1']],
    [
      'patch',
      '/incidents/INC-1',
      { version: 1, assignee: null },
      200,
      ['update', 'INC-1', { version: 1, assignee: null }],
    ],
    [
      'get',
      '/incidents/INC-1/transitions',
      undefined,
      200,
      ['transitions', 'INC-1'],
    ],
    [
      'post',
      '/incidents/INC-1/transitions',
      { to: 'in_progress' },
      200,
      ['transition', 'INC-1', { to: 'in_progress' }],
    ],
    [
      'get',
      '/incidents/INC-1/activity',
      undefined,
      200,
      ['activity', 'INC-1', { limit: 50, order: 'desc' }],
    ],
    [
      'get',
      '/incidents/INC-1/activity?limit=100&order=asc&cursor=c',
      undefined,
      200,
      ['activity', 'INC-1', { limit: 100, order: 'asc', cursor: 'c' }],
    ],
    [
      'get',
      '/incidents/INC-1/activity/verify',
      undefined,
      200,
      ['verifyActivity', 'INC-1'],
    ],
    [
      'post',
      '/incidents/INC-1/comments',
      { body: 'On it' },
      201,
      ['comment', 'INC-1', { body: 'On it', internal: false }],
    ],
    ['get', '/incidents/INC-1/links', undefined, 200, ['links', 'INC-1']],
    [
      'post',
      '/incidents/INC-1/links',
      { relation: 'caused_by', target: 'CHG-1' },
      201,
      ['link', 'INC-1', { relation: 'caused_by', target: 'CHG-1' }],
    ],
    [
      'delete',
      '/incidents/INC-1/links/link-1',
      undefined,
      204,
      ['unlink', 'INC-1', 'link-1'],
    ],
    ['get', '/incidents/INC-1/entities', undefined, 200, ['entities', 'INC-1']],
    [
      'post',
      '/incidents/INC-1/entities',
      { entityRef: 'api:cart' },
      201,
      [
        'linkEntity',
        'INC-1',
        { entityRef: 'api:default/cart', role: 'affected' },
      ],
    ],
    [
      'delete',
      '/incidents/INC-1/entities?entityRef=api:cart',
      undefined,
      200,
      ['unlinkEntity', 'INC-1', 'api:default/cart'],
    ],
    ['get', '/incidents/INC-1/watchers', undefined, 200, ['watchers', 'INC-1']],
    ['post', '/incidents/INC-1/watchers', {}, 201, ['watch', 'INC-1', {}]],
    [
      'post',
      '/incidents/INC-1/watchers',
      undefined,
      201,
      ['watch', 'INC-1', {}],
    ],
    [
      'delete',
      '/incidents/INC-1/watchers?userRef=engineer',
      undefined,
      200,
      ['unwatch', 'INC-1', { userRef: 'user:default/engineer' }],
    ],
  ])(
    '%s %s with %j is answered %d',
    async (method, path, body, status, call) => {
      const { api, calls } = await startRouter();
      const response = await api[method as 'get'](path).send(body);
      expect(response.status).toBe(status);
      expect(calls).toEqual([call]);
    },
  );

  it('can not delete a record', async () => {
    const { api, calls } = await startRouter();
    const { status, body } = await api.delete('/incidents/INC-1');
    expect(status).toBe(404);
    expect(body.error.name).toBe('NotFoundError');
    expect(calls).toEqual([]);
  });
});

describe('the other routes', () => {
  it('list records of all types', async () => {
    const { api, calls } = await startRouter();
    await api.get('/records?mine=true&type=incident&type=change').expect(200);
    expect(calls[0]).toMatchObject([
      'records',
      { mine: true, type: ['incident', 'change'], limit: 25 },
    ]);
  });

  it('sum up an entity', async () => {
    const { api, calls } = await startRouter();
    const { body } = await api
      .get('/entities/Component/default/Checkout/summary')
      .expect(200);
    expect(body.entityRef).toBe('component:default/checkout');
    expect(calls).toEqual([['summary', 'component:default/checkout']]);
  });

  it('tell the settings, and who asks for them', async () => {
    const { api } = await startRouter();
    const { body } = await api.get('/settings').expect(200);
    expect(body).toMatchObject({
      impactLevels: ['high', 'medium', 'low'],
      matrix: { high: { high: 1 } },
      priorities: [{ priority: 1, name: 'Critical' }, {}, {}, {}, {}],
      holdReasons: expect.arrayContaining(['awaiting_vendor']),
      resolutionCodes: expect.arrayContaining(['duplicate']),
      incidentChannels: expect.arrayContaining(['phone']),
      user: {
        userRef: 'user:default/mock',
        groups: ['group:default/payments'],
        roles: ['advisoryBoard'],
      },
    });
    expect(body.categories[0].name).toBe('Software');
    expect(body.states.incident[0]).toEqual({
      value: 'new',
      label: 'New',
      final: false,
    });
    expect(Object.keys(body.states)).toEqual(['incident', 'change', 'problem']);
  });
});

describe('bad requests', () => {
  const json = 'application/json';

  it.each<[string, string, string, string | undefined, number, string]>([
    ['broken JSON', 'post', '/incidents', '{"title": ', 400, 'valid JSON'],
    ['a list', 'post', '/incidents', '[]', 400, 'must be an object'],
    ['a number', 'post', '/incidents', '7', 400, 'must be an object'],
    ['null', 'post', '/incidents', 'null', 400, 'must be an object'],
    [
      'deep nesting',
      'post',
      '/incidents',
      '['.repeat(500_000),
      400,
      'valid JSON',
    ],
    [
      'more than 2 MB',
      'post',
      '/incidents',
      JSON.stringify({ title: 'x'.repeat(2_100_000) }),
      413,
      'too large',
    ],
    ['a broken path', 'get', '/incidents/%E0%A4%A', undefined, 400, 'read'],
    ['a NUL in a path', 'get', '/incidents/a%00', undefined, 400, 'NUL'],
    ['a NUL in a query', 'get', '/incidents?state=a%00', undefined, 400, 'NUL'],
    [
      'a key that is too long',
      'get',
      `/incidents/${'x'.repeat(61)}`,
      undefined,
      400,
      'key',
    ],
    [
      'a strange entity',
      'get',
      '/entities/a:b/c/d/summary',
      undefined,
      400,
      'kind',
    ],
    ['an unknown path', 'get', '/nothing', undefined, 404, 'GET /nothing'],
    ['an unknown method', 'put', '/incidents', '{}', 404, 'PUT /incidents'],
  ])('%s: %s %s', async (_, method, path, sent, status, message) => {
    const { api, calls } = await startRouter();
    const response = await api[method as 'post'](path)
      .set('Content-Type', json)
      .send(sent);
    expect(response.status).toBe(status);
    expect(response.body.error.name).toBe(
      status === 404 ? 'NotFoundError' : 'InputError',
    );
    expect(response.body.error.message).toContain(message);
    // The body that was sent doesn't come back.
    expect(response.body.error.body).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    ['text/plain', '{}'],
    ['application/x-www-form-urlencoded', 'title=x'],
    ['application/json; charset=klingon', '{}'],
  ])('a body that is %s', async (contentType, sent) => {
    const { api } = await startRouter();
    const { status, body } = await api
      .post('/incidents')
      .set('Content-Type', contentType)
      .send(sent);
    expect(status).toBe(415);
    expect(body.error.name).toBe('InputError');
  });

  it('a body that is not packed as it says', async () => {
    const { api } = await startRouter();
    const { status, body } = await api
      .post('/incidents')
      .set('Content-Type', json)
      .set('Content-Encoding', 'gzip')
      .send('{}');
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
  });

  it('but a packed body is fine', async () => {
    const { api } = await startRouter();
    const packed = gzipSync(JSON.stringify(newIncident));
    const sending = api
      .post('/incidents')
      .set('Content-Type', json)
      .set('Content-Encoding', 'gzip');
    sending.write(packed);
    expect((await sending).status).toBe(201);
  });

  it('name each bad field', async () => {
    const { api, calls } = await startRouter();
    const { status, body } = await api
      .post('/incidents')
      .set('Content-Type', json)
      .send(
        '{"entityRef": "checkout", "impact": 1, "tags": ["ok", "?"], "colour": "red", "__proto__": {"polluted": true}, "externalRef": {"source": "x", "no": 1}}',
      );
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('title: is required'),
    });
    expect(body.error.issues).toEqual(
      expect.arrayContaining([
        { field: 'title', message: 'is required' },
        { field: 'entityRef', message: expect.stringContaining('kind') },
        { field: 'impact', message: 'must be a string' },
        { field: 'urgency', message: 'is required' },
        { field: 'tags.1', message: expect.any(String) },
        { field: 'externalRef.id', message: 'is required' },
        { field: 'externalRef.no', message: 'is not known here' },
        { field: 'colour', message: 'is not known here' },
        { field: '__proto__', message: 'is not known here' },
      ]),
    );
    expect(body.error.issues).toHaveLength(9);
    expect(calls).toEqual([]);
  });

  it.each([
    ['?colour=red', 'colour'],
    ['?state[a]=b', 'state[a]'],
    ['?state[]=new', 'state[]'],
    ['?__proto__=x', '__proto__'],
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=1&limit=2', 'limit'],
    ['?active=yes', 'active'],
    ['?priority=high', 'priority.0'],
    ['?q=a&q=b', 'q'],
    ['?openedAfter=yesterday', 'openedAfter'],
  ])('name each bad parameter: %s', async (query, field) => {
    const { api } = await startRouter();
    const { status, body } = await api.get(`/incidents${query}`);
    expect(status).toBe(400);
    expect(body.error.issues).toEqual([{ field, message: expect.any(String) }]);
  });

  it('take no parameters where there are none', async () => {
    const { api } = await startRouter();
    const { status, body } = await api.get('/incidents/INC-1?expand=all');
    expect(status).toBe(400);
    expect(body.error.issues).toEqual([
      { field: 'expand', message: 'is not known here' },
    ]);
  });

  it.each(['', 'two words', 'x'.repeat(201), 'schlüssel'])(
    'have no idempotency key such as %p',
    async key => {
      const { api } = await startRouter();
      const { status, body } = await api
        .post('/incidents')
        .set('Idempotency-Key', Buffer.from(key).toString('latin1'))
        .send(newIncident);
      expect(status).toBe(400);
      expect(body.error.issues[0].field).toBe('Idempotency-Key');
    },
  );

  it('of callers who did not sign in are turned away first', async () => {
    const { api, calls } = await startRouter();
    const { status, body } = await api
      .post('/incidents')
      .set('Authorization', mockCredentials.none.header())
      .set('Content-Type', json)
      .send('{');
    expect(status).toBe(401);
    expect(body.error.name).toBe('AuthenticationError');
    expect(calls).toEqual([]);
  });
});

describe('refusals by the services', () => {
  it('are answered as they are, with the fields they name', async () => {
    const { api } = await startRouter({
      fail: {
        get: new NotFoundError('There is no INC-1'),
        update: new ConflictError('INC-1 is at version 3'),
        transition: new FieldsError([
          { field: 'resolutionCode', message: 'resolutionCode is required' },
        ]),
        list: new Error('a bug'),
      },
    });
    expect((await api.get('/incidents/INC-1')).status).toBe(404);
    const conflict = await api.patch('/incidents/INC-1').send({ version: 1 });
    expect(conflict.status).toBe(409);
    expect(conflict.body.error.message).toContain('version 3');
    const refused = await api
      .post('/incidents/INC-1/transitions')
      .send({ to: 'resolved' });
    expect(refused.status).toBe(400);
    expect(refused.body.error.issues).toEqual([
      { field: 'resolutionCode', message: 'resolutionCode is required' },
    ]);
    expect((await api.get('/incidents')).status).toBe(500);
  });
});

describe('the audit log', () => {
  it('has every write, done or refused, and no reading', async () => {
    const { api, events } = await startRouter({
      fail: { update: new ConflictError('INC-1 is at version 3') },
    });
    await api.post('/incidents').send(newIncident);
    await api.post('/incidents').send({});
    await api.patch('/incidents/INC-1').send({ version: 1 });
    await api.get('/incidents/INC-1');
    await api.delete('/incidents/INC-1/watchers');
    await api.post('/import').set('Content-Type', 'application/x-ndjson');
    expect(events).toEqual([
      'incident-create medium success {"number":"INC-1","version":1,"state":"new"}',
      'incident-create medium fail InputError',
      'incident-update medium fail ConflictError',
      'incident-unwatch medium success undefined',
      'record-import high success {"read":0,"created":0,"updated":0,"unchanged":0,"refused":0}',
    ]);
  });
});
