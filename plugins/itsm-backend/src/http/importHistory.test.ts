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
        { dryRun: true },
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
    ['/import', 'text/csv', 415, 'application/x-ndjson'],
    ['/import', 'application/json', 415, 'application/x-ndjson'],
    ['/import?mapping=servicenow', ndjson, 400, "no mapping 'servicenow'"],
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
