import { ServiceUnavailableError } from '@backstage/errors';
import { startRouter } from './__testUtils__/startRouter';
import { ImportLine } from '../import/HistoryImport';
import { readLines } from './readLines';

async function linesOf(
  chunks: (string | Buffer)[],
  maxLineBytes = 1000,
): Promise<ImportLine[]> {
  async function* read() {
    yield* chunks.map(chunk => Buffer.from(chunk));
  }
  const lines: ImportLine[] = [];
  for await (const line of readLines(read(), { maxLineBytes })) {
    lines.push(line);
  }
  return lines;
}

describe('readLines', () => {
  it('reads lines wherever the chunks end', async () => {
    const text = '{"a":"ä"}\r\n\n{"b":2}\n  \n{"c":3}';
    const expected = [
      { line: 1, value: { a: 'ä' } },
      { line: 3, value: { b: 2 } },
      { line: 5, value: { c: 3 } },
    ];
    expect(await linesOf([text])).toEqual(expected);
    const bytes = Buffer.from(text);
    const single = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    expect(await linesOf(single)).toEqual(expected);
    expect(await linesOf([`${text}\n`])).toEqual(expected);
  });

  it('passes over a byte order mark', async () => {
    expect(await linesOf(['\ufeff{"a":1}\n'])).toEqual([
      { line: 1, value: { a: 1 } },
    ]);
  });

  it('finds nothing in nothing', async () => {
    expect(await linesOf([])).toEqual([]);
    expect(await linesOf(['\n\n'])).toEqual([]);
  });

  it('tells which lines it can not read, and goes on', async () => {
    expect(
      await linesOf([
        '{"a":\n',
        Buffer.from([0x22, 0xff, 0x22, 0x0a]),
        `"${'x'.repeat(1000)}`,
        `${'x'.repeat(5000)}"\n`,
        '{"d":4}\n',
      ]),
    ).toEqual([
      { line: 1, error: expect.stringContaining('is not valid JSON') },
      { line: 2, error: 'is not text in UTF-8' },
      { line: 3, error: 'is longer than 1000 bytes' },
      { line: 4, value: { d: 4 } },
    ]);
  });

  it('takes a line that is as long as it may be', async () => {
    const line = JSON.stringify('x'.repeat(98));
    expect(await linesOf([`${line}\n`], 100)).toMatchObject([{ line: 1 }]);
    expect((await linesOf([`${line}\n`], 99))[0].error).toBeDefined();
  });

  it('asks for more only when its lines are done with', async () => {
    let chunks = 0;
    async function* endless() {
      for (;;) {
        chunks += 1;
        yield Buffer.from('{}\n{}\n');
      }
    }
    const lines = readLines(endless(), { maxLineBytes: 1000 });
    await lines.next();
    await lines.next();
    expect(chunks).toBe(1);
    await lines.next();
    expect(chunks).toBe(2);
    await lines.return(undefined);
  });
});

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
