import { listQuerySchema, recordsQuerySchema } from './list';

const parse = (query: Record<string, unknown>) => listQuerySchema.parse(query);

describe('the query of a list', () => {
  it('asks for the newest 25, if it says nothing', () => {
    expect(parse({})).toEqual({
      orderBy: 'openedAt',
      order: 'desc',
      limit: 25,
      total: false,
    });
  });

  it('takes a parameter once or several times', () => {
    expect(parse({ state: 'new' }).state).toEqual(['new']);
    expect(parse({ state: ['new', 'closed'] }).state).toEqual([
      'new',
      'closed',
    ]);
    expect(parse({ priority: ['1', '2'] }).priority).toEqual([1, 2]);
  });

  it('writes references in their full form', () => {
    expect(
      parse({
        assignee: 'Jane',
        requester: 'user:acme/Jane',
        assignmentGroup: 'Payments',
        entityRef: 'Component:Checkout',
        owner: ['payments', 'user:jane'],
        system: 'Shop',
        domain: ['Sales', 'domain:eu/Retail'],
        tag: 'TLS',
      }),
    ).toMatchObject({
      assignee: ['user:default/jane'],
      requester: ['user:acme/jane'],
      assignmentGroup: ['group:default/payments'],
      entityRef: ['component:default/checkout'],
      owner: ['group:default/payments', 'user:default/jane'],
      system: ['system:default/shop'],
      domain: ['domain:default/sales', 'domain:eu/retail'],
      tag: ['tls'],
    });
  });

  it('takes words for what owns or holds an entity, as entities do', () => {
    expect(
      parse({
        assignmentGroup: 'group:default/the platform team',
        owner: ['The Platform Team (old)', 'a+b@example.com'],
        system: 'Shop, Part 2',
        domain: 'Übersee/Sales & More',
      }),
    ).toMatchObject({
      assignmentGroup: ['group:default/the platform team'],
      owner: [
        'group:default/the platform team (old)',
        'group:default/a+b@example.com',
      ],
      system: ['system:default/shop, part 2'],
      domain: ['domain:übersee/sales & more'],
    });
  });

  it('writes times in UTC, and flags as such', () => {
    expect(
      parse({
        openedAfter: '2026-03-02T10:00:00+01:00',
        active: 'false',
        total: 'true',
        limit: '100',
      }),
    ).toMatchObject({
      openedAfter: '2026-03-02T09:00:00.000Z',
      active: false,
      total: true,
      limit: 100,
    });
    expect(
      recordsQuerySchema.parse({ mine: 'true', type: 'incident' }),
    ).toMatchObject({ mine: true, type: ['incident'] });
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'many'],
    ['limit', '1.5'],
    ['order', 'up'],
    ['orderBy', 'title'],
    ['orderBy', 'id; drop table records'],
    ['active', 'yes'],
    ['total', '1'],
    ['priority', '0'],
    ['priority', 'x'],
    ['priority', '99999999999'],
    ['state', ''],
    ['state', 'x\u0000'],
    ['state', 'x'.repeat(51)],
    ['state', Array.from({ length: 101 }, () => 'new')],
    ['assignee', 'group:default/payments'],
    ['assignmentGroup', 'user:default/jane'],
    ['entityRef', 'checkout'],
    ['owner', 'a b:c'],
    ['owner', 'user:a/b/c'],
    ['owner', 'a: b'],
    ['system', ''],
    ['system', 'x\u0000'],
    ['domain', 'x/'],
    ['domain', 'x\ud800'],
    ['tag', 'a,b'],
    ['openedAfter', 'yesterday'],
    ['openedWeekday', '0'],
    ['openedWeekday', '8'],
    ['openedHour', '24'],
    ['openedHour', ''],
    ['timezone', 'Europe/Nowhere'],
    ['resolveHoursFrom', '-1'],
    ['resolveHoursTo', 'long'],
    ['resolveHoursTo', ''],
    ['has', 'title'],
    ['lacks', 'activity_hash'],
    ['updatedBefore', '2026-03-02'],
    ['q', 'x'.repeat(501)],
    ['cursor', 'x'.repeat(2001)],
    ['states', 'new'],
    ['__proto__x', '1'],
    ['mine', 'true'],
  ])('refuses %s=%j', (name, value) => {
    const { error } = listQuerySchema.safeParse({ [name]: value });
    const [issue] = error!.issues;
    expect(
      issue.code === 'unrecognized_keys' ? issue.keys : [issue.path[0]],
    ).toEqual([name]);
  });

  it('lists records of the three types only', () => {
    expect(recordsQuerySchema.safeParse({ type: 'task' }).success).toBe(false);
  });
});
