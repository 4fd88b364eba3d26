import { ServiceUnavailableError } from '@backstage/errors';
import { startRouter } from './__testUtils__/startRouter';

describe('POST /import', () => {
  const ndjson = 'application/x-ndjson';

  it('reads the lines, with their numbers', async () => {
    const { api, calls } = await startRouter();
    const { status, body } = await api
      .post('/import?dryRun=true')
      .set('Content-Type', ndjson)
      .send('{"title":"one"}\n\nnot json\n');
    expect(status).toBe(200);
    expect(body.read).toBe(2);
    expect(calls).toEqual([
      [
        'import',
        expect.objectContaining({ dryRun: true }),
        [
          { line: 1, value: { title: 'one' } },
          { line: 3, error: expect.stringContaining('is not valid JSON') },
        ],
      ],
    ]);
  });

  it('reads more than fits into one body of the other routes', async () => {
    const { api, calls } = await startRouter();
    const line = JSON.stringify({ description: 'x'.repeat(1000) });
    await api
      .post('/import')
      .set('Content-Type', ndjson)
      .send(`${line}\n`.repeat(4000))
      .expect(200);
    expect(calls[0][2]).toHaveLength(4000);
  });

  it.each([
    ['/import', 'application/json', 415, 'application/x-ndjson or text/csv'],
    ['/import', 'text/csv; charset=utf-16le', 415, 'charset utf-16le'],
    ['/import?mapping=nobody', ndjson, 400, "no mapping 'nobody'"],
    ['/import?dryRun=perhaps', ndjson, 400, 'dryRun'],
  ])('refuses %s as %s', async (path, contentType, status, message) => {
    const { api, calls } = await startRouter();
    const response = await api
      .post(path)
      .set('Content-Type', contentType)
      .send('{}');
    expect(response.status).toBe(status);
    expect(response.body.error.name).toBe('InputError');
    expect(response.body.error.message).toContain(message);
    expect(calls).toEqual([]);
  });

  it('reads a table by a mapping, in its encoding', async () => {
    const { api, calls } = await startRouter();
    await api
      .post('/import?mapping=servicenow-incident')
      .set('Content-Type', 'text/csv; charset=windows-1252')
      .send(
        Buffer.from(
          'number;short_description;opened_at\nINC1;M\u00fcde;2025-01-10 08:00:00\n',
          'latin1',
        ),
      )
      .expect(200);
    expect(calls[0][2]).toEqual([
      {
        line: 2,
        value: {
          type: 'incident',
          externalRef: { source: 'servicenow', id: 'INC1' },
          title: 'M\u00fcde',
          openedAt: '2025-01-10T08:00:00.000Z',
        },
      },
    ]);
  });

  it.each([
    ['/import', 'title,color\nOne,red\n', 'unlike: color'],
    ['/import?mapping=jira', 'a,b\n1,2\n', 'none of the columns'],
    ['/import', 'title,"\n1,2\n', 'The header of the table'],
  ])(
    'refuses to %s a table that is another one',
    async (path, body, message) => {
      const { api } = await startRouter();
      const response = await api
        .post(path)
        .set('Content-Type', 'text/csv')
        .send(body);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(message);
    },
  );

  it('says why when it gives up halfway', async () => {
    const { api } = await startRouter({
      fail: { import: new ServiceUnavailableError('the database is away') },
    });
    const { status, body } = await api
      .post('/import')
      .set('Content-Type', ndjson)
      .send('{"title":"one"}\n'.repeat(200_000));
    expect(status).toBe(503);
    expect(body.error.message).toBe('the database is away');
  });

  it('refuses what is packed', async () => {
    const { api } = await startRouter();
    const { status } = await api
      .post('/import')
      .set('Content-Type', ndjson)
      .set('Content-Encoding', 'gzip')
      .send('{}');
    expect(status).toBe(415);
  });
});

describe('GET /import/mappings', () => {
  it('tells the mappings with the columns that they look for', async () => {
    const { api } = await startRouter();
    const { body } = await api.get('/import/mappings').expect(200);
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['servicenow', 'servicenow-event-log', 'jira']),
    );
    const { columns, mapping } = body.items[names.indexOf('jira')];
    expect(columns).toEqual(expect.arrayContaining(['Issue key', 'Comment']));
    expect(mapping.fields.title).toEqual({ from: '{Summary}' });
  });
});
