import { ImportMapping, mappingSchema } from './mappingSchema';
import {
  ImportFormat,
  readImportLines,
  readSourceLines,
} from './readImportLines';

async function* chunked(text: string | Uint8Array, size = 1 << 16) {
  const bytes =
    typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

const rowsOf = (
  text: string | Uint8Array,
  options: { size?: number; encoding?: string; separator?: string } = {},
) =>
  collect(
    readSourceLines(chunked(text, options.size), { format: 'csv', ...options }),
  );

const linesOf = (
  text: string,
  options: {
    format?: ImportFormat;
    mapping?: ImportMapping;
    onSkip?: () => void;
  } = {},
) => collect(readImportLines(chunked(text), { format: 'csv', ...options }));

describe('a table', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons, and commas within', 'a;b\n"1";2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['a byte order mark', '\ufeffa,b\n1,2'],
    ['returns', 'a,b\r\n1,2\r\n'],
    ['blank lines and rows', '\na,b\n\n , \n1,2\n,\n'],
    ['columns without a name', 'a,b,,\n1,2,,\n'],
    ['blanks around names', ' a , b \n1,2\n'],
    ['quotes everywhere', '"a","b"\n"1","2"'],
  ])('is read with %s', async (_, text) => {
    const rows = await rowsOf(text);
    expect(rows.map(({ value }) => value)).toEqual([{ a: '1', b: '2' }]);
    expect(await rowsOf(text, { size: 1 })).toEqual(rows);
  });

  it('has lines numbered as in the file, of the beginning of each record', async () => {
    const text = 'id,text\n1,"one\ntwo ""2""\r\nthree"\n\n2,"a,b"\n3,\n';
    expect(await rowsOf(text)).toEqual([
      { line: 2, value: { id: '1', text: 'one\ntwo "2"\nthree' } },
      { line: 6, value: { id: '2', text: 'a,b' } },
      { line: 7, value: { id: '3', text: '' } },
    ]);
  });

  it('has several values where a column comes several times', async () => {
    expect(await rowsOf('id,Comment,Comment,Comment\n1,x,,y')).toEqual([
      { line: 2, value: { id: '1', Comment: ['x', '', 'y'] } },
    ]);
  });

  it('keeps names that objects have already', async () => {
    const [{ value }] = await rowsOf('constructor,toString\n1,2');
    expect(value).toEqual({ constructor: '1', toString: '2' });
  });

  it('loses no line to one that is not in order', async () => {
    const text = [
      'id,text',
      '1,fine',
      '2,"not closed',
      '3,fine',
      '4,"closed" behind',
      '5,a disk of 5" or so',
      '6,fine',
      '7',
      '8,too,many',
      '9,"over',
      'two lines"',
      '10,"not closed either',
      '11,fine',
    ].join('\n');
    const rows = await rowsOf(text);
    expect(
      rows.map(({ line, value, error }) => [line, value ?? error]),
    ).toEqual([
      [2, { id: '1', text: 'fine' }],
      [3, 'has a quotation mark that is not closed'],
      [4, { id: '3', text: 'fine' }],
      [5, { id: '4', text: '"closed" behind' }],
      [6, { id: '5', text: 'a disk of 5" or so' }],
      [7, { id: '6', text: 'fine' }],
      [8, 'has 1 cells, whereas there are 2 columns'],
      [9, 'has 3 cells, whereas there are 2 columns'],
      [10, { id: '9', text: 'over\ntwo lines' }],
      [12, 'has a quotation mark that is not closed'],
      [13, { id: '11', text: 'fine' }],
    ]);
  });

  it('goes on behind a quotation mark far above', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => `${at},fine`);
    const rows = await rowsOf(['id,text', 'x,"open', ...many].join('\n'));
    expect(rows.filter(({ error }) => error)).toEqual([
      { line: 2, error: 'has a quotation mark that is not closed' },
    ]);
    expect(rows).toHaveLength(3001);
    expect(rows[3000]).toEqual({
      line: 3002,
      value: { id: '2999', text: 'fine' },
    });
  });

  it('is read in the encoding that is said', async () => {
    const latin = Uint8Array.from(
      [...'a;b\nM\u00fc;2\n'].map(c => c.charCodeAt(0)),
    );
    expect(await rowsOf(latin, { encoding: 'windows-1252' })).toEqual([
      { line: 2, value: { a: 'M\u00fc', b: '2' } },
    ]);
    expect(await rowsOf(latin)).toEqual([
      { line: 2, error: 'is not text in UTF-8' },
    ]);
  });

  it('is nothing without a header, and has one that can be read', async () => {
    expect(await rowsOf('')).toEqual([]);
    expect(await rowsOf('\n \n')).toEqual([]);
    await expect(rowsOf('a,"b\n1,2')).rejects.toThrow(
      'The header of the table has a quotation mark',
    );
  });
});

describe('a table without a mapping', () => {
  it('has columns that are called as the fields are', async () => {
    const text = [
      'type,externalRef.source,externalRef.id,title,priority,tags,affectedEntityRefs,openedAt,reopenCount,knownError,assignee',
      ',old,1,One,2,"a,B c",component:cart|api:default/pay,2025-01-10T08:00:00Z,3,,Caller 2403',
      'problem,old,2,Two,,,,yesterday,,yes,group:default/x',
    ].join('\n');
    expect(await linesOf(text)).toEqual([
      {
        line: 2,
        value: {
          type: 'incident',
          externalRef: { source: 'old', id: '1' },
          title: 'One',
          priority: 2,
          tags: ['a', 'b-c'],
          affectedEntityRefs: ['component:cart', 'api:default/pay'],
          openedAt: '2025-01-10T08:00:00Z',
          reopenCount: 3,
          assignee: 'caller-2403',
        },
      },
      {
        line: 3,
        value: {
          type: 'problem',
          externalRef: { source: 'old', id: '2' },
          title: 'Two',
          openedAt: 'yesterday',
          knownError: true,
          assignee: 'group:default/x',
        },
      },
    ]);
  });

  it('is refused with other columns', async () => {
    await expect(linesOf('title,color\nx,red')).rejects.toThrow(
      'unlike: color',
    );
  });
});

describe('lines with a mapping', () => {
  const mapping = mappingSchema.parse({
    type: 'incident',
    fields: { title: '{Summary}', 'externalRef.id': '{Key}' },
    skip: [{ when: '{Kind}', is: ['Task'] }],
  });

  it('are mapped, whatever the format', async () => {
    const expected = [
      {
        line: 2,
        value: { type: 'incident', title: 'One', externalRef: { id: '1' } },
      },
    ];
    expect(
      await linesOf('Key,Summary,Kind\n1,One,Bug\n2,Two,task', { mapping }),
    ).toEqual(expected);
    expect(
      await linesOf('\n{"Key":1,"Summary":"One"}\n{"Key":2,"Kind":"TASK"}', {
        mapping,
        format: 'ndjson',
      }),
    ).toEqual(expected);
  });

  it('that are passed over are counted', async () => {
    const onSkip = jest.fn();
    await linesOf('Key,Kind\n1,Task\n2,Task\n3,x', { mapping, onSkip });
    expect(onSkip).toHaveBeenCalledTimes(2);
  });

  it('are refused as a whole if the file is another one', async () => {
    await expect(linesOf('a,b\n1,2', { mapping })).rejects.toThrow(
      'none of the columns that the mapping looks for',
    );
  });

  it('that are no records stay what they are', async () => {
    expect(await linesOf('5\n[]', { mapping, format: 'ndjson' })).toEqual([
      { line: 1, value: 5 },
      { line: 2, value: [] },
    ]);
  });
});
