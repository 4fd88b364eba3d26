import { NotAllowedError } from '@backstage/errors';
import { startRouter } from './__testUtils__/startRouter';

jest.setTimeout(60_000);

const everything = {
  timezone: 'UTC',
  includeAffected: false,
};

describe('insights over HTTP', () => {
  it('are asked with what the query says, and with sensible defaults', async () => {
    const { api, calls } = await startRouter();
    const paths = [
      '/insights/trends',
      '/insights/trends?from=2026-01-01&to=2026-02-01T00:00:00Z&timezone=Europe/Berlin&owner=payments&interval=day',
      '/insights/entities?system=shop&groupBy=owner&includeAffected=true&limit=5',
      '/insights/problem-candidates',
      '/insights/problem-candidates?minIncidents=5&within=P14D&kind=cluster',
      '/insights/change-outcomes?groupBy=risk&within=PT12H',
      '/insights/heatmap?domain=retail',
      '/insights/restore-times?entityRef=Component:Checkout',
    ];
    for (const path of paths) {
      expect((await api.get(path)).status).toBe(200);
    }
    expect(calls).toEqual([
      ['trends', { ...everything, interval: 'week' }],
      [
        'trends',
        {
          ...everything,
          from: '2026-01-01',
          to: '2026-02-01T00:00:00Z',
          timezone: 'Europe/Berlin',
          owner: 'group:default/payments',
          interval: 'day',
        },
      ],
      [
        'entityInsights',
        {
          ...everything,
          system: 'system:default/shop',
          groupBy: 'owner',
          includeAffected: true,
          limit: 5,
        },
      ],
      [
        'problemCandidates',
        { ...everything, minIncidents: 3, within: 'P7D', limit: 25 },
      ],
      [
        'problemCandidates',
        {
          ...everything,
          minIncidents: 5,
          within: 'P14D',
          kind: 'cluster',
          limit: 25,
        },
      ],
      [
        'changeOutcomes',
        { ...everything, groupBy: 'risk', within: 'PT12H', limit: 25 },
      ],
      ['heatmap', { ...everything, domain: 'domain:default/retail' }],
      [
        'restoreTimes',
        { ...everything, entityRef: 'component:default/checkout' },
      ],
    ]);
  });

  it.each([
    ['trends?interval=year', 'interval'],
    ['trends?from=2026-13-01', 'from'],
    ['trends?timezone=Europe/Atlantis', 'timezone'],
    ['entities?limit=101', 'limit'],
    ['entities?entityRef=a:b/c&entityRef=a:b/d', 'entityRef'],
    ['problem-candidates?minIncidents=1', 'minIncidents'],
    ['problem-candidates?within=P1Y', 'within'],
    ['problem-candidates?within=P0D', 'within'],
    ['problem-candidates?within=P', 'within'],
    ['change-outcomes?within=7', 'within'],
    ['heatmap?interval=day', 'interval'],
  ])('are refused with the field that is wrong: %s', async (path, field) => {
    const { api, calls } = await startRouter();
    const response = await api.get(`/insights/${path}`);
    expect(response.status).toBe(400);
    expect(response.body.error.issues).toEqual([
      expect.objectContaining({ field }),
    ]);
    expect(calls).toEqual([]);
  });

  it('are refused to who may not see them', async () => {
    const { api } = await startRouter({
      fail: { trends: new NotAllowedError('user:default/mock may not') },
    });
    expect((await api.get('/insights/trends')).status).toBe(403);
  });
});
