import { LineMapper } from './LineMapper';
import { mappingSchema } from './mappingSchema';

type Field = unknown;

function read(
  name: string,
  field: Field,
  line: Record<string, unknown>,
  mapping: Record<string, unknown> = {},
) {
  const mapped = LineMapper.create(
    mappingSchema.parse({ ...mapping, fields: { [name]: field } }),
  ).map(line);
  return mapped?.[name];
}

describe('a field of a mapping', () => {
  it.each<[string, string, Field, Record<string, unknown>, unknown]>([
    ['a column', 'title', '{A}', { A: ' x ' }, 'x'],
    ['no column', 'title', 'always', {}, 'always'],
    ['several columns', 'title', '{A}: {B}!', { A: 'x', B: 7 }, 'x: 7!'],
    [
      'a column that says nothing',
      'title',
      '{A}: {B}',
      { A: 'x', B: ' ' },
      undefined,
    ],
    ['a column that isn’t there', 'title', '{toString}', {}, undefined],
    [
      'the first that says something',
      'title',
      ['{A}', '{B}', 'c'],
      { B: 'b' },
      'b',
    ],
    ['the last resort', 'title', ['{A}', '{B}', 'c'], {}, 'c'],
    ['a property within', 'title', '{a.b.0}', { a: { b: ['x'] } }, 'x'],
    [
      'a column with a dot',
      'title',
      '{a.b}',
      { 'a.b': 'x', a: { b: 'y' } },
      'x',
    ],
    ['an object', 'title', '{a}', { a: { b: 1 } }, undefined],
    ['the first of several values', 'title', '{A}', { A: ['', 'x', 'y'] }, 'x'],
    [
      'a long title',
      'title',
      '{A}',
      { A: `${'x'.repeat(300)}` },
      `${'x'.repeat(199)}…`,
    ],
    ['a missing mark', 'title', '{A}', { A: 'null' }, undefined],
    [
      'a value by a table',
      'state',
      { from: '{A}', values: { 'Work In Progress': 'in_progress' } },
      { A: 'work in progress' },
      'in_progress',
    ],
    [
      'a value that isn’t in it',
      'state',
      { from: '{A}', values: { x: 'y' } },
      { A: 'Odd' },
      'Odd',
    ],
    [
      'any other value',
      'state',
      { from: '{A}', values: { x: 'y', '*': 'new' } },
      { A: 'Odd' },
      'new',
    ],
    [
      'a value to leave out',
      'state',
      { from: '{A}', values: { x: '' } },
      { A: 'X' },
      undefined,
    ],
    [
      'a choice as others write it',
      'state',
      '{A}',
      { A: 'In Progress' },
      'in_progress',
    ],
    [
      'a default',
      'state',
      { from: '{A}', values: { '*': 'new' }, default: 'closed' },
      {},
      'closed',
    ],
    [
      'a part of a text',
      'priority',
      { from: '{A}', match: '\\d+' },
      { A: '3 - Moderate' },
      3,
    ],
    [
      'a group of it',
      'title',
      { from: '{A}', match: '\\((.+)\\)' },
      { A: 'x (y)' },
      'y',
    ],
    [
      'no such part',
      'title',
      { from: ['{A}', '{B}'], match: '\\d' },
      { A: 'x', B: 'y2' },
      '2',
    ],
    [
      'a part, by a table',
      'impact',
      { from: '{A}', match: '^\\d', values: { 2: 'medium' } },
      { A: '2 - Medium' },
      'medium',
    ],
    ['a number', 'reopenCount', '{A}', { A: '1 234' }, 1234],
    ['no number', 'reopenCount', '{A}', { A: 'many' }, 'many'],
    ['yes', 'knownError', '{A}', { A: 'TRUE', type: 'problem' }, true],
    ['no', 'knownError', '{A}', { A: 'no' }, false],
    ['neither', 'knownError', '{A}', { A: 'perhaps' }, 'perhaps'],
    [
      'a free text as a person',
      'assignee',
      '{A}',
      { A: 'Caller 2403' },
      'caller-2403',
    ],
    [
      'a name with marks',
      'assignee',
      '{A}',
      { A: 'Zoë Müller-Weiß' },
      'zoe-muller-weiss',
    ],
    [
      'a full reference',
      'assignee',
      '{A}',
      { A: 'user:sales/ada' },
      'user:sales/ada',
    ],
    [
      'a template of a person',
      'assignee',
      'user:hr/{A}',
      { A: 'Ada L.' },
      'user:hr/ada-l',
    ],
    [
      'a reference by a table',
      'entityRef',
      { from: '{A}', values: { 'Web UI': 'component:default/frontend' } },
      { A: 'web ui' },
      'component:default/frontend',
    ],
    [
      'an entity',
      'entityRef',
      'component:default/{A}',
      { A: 'Web App (EU)/2' },
      'component:default/web-app-eu-2',
    ],
    [
      'an entity of nothing',
      'entityRef',
      'component:default/{A}',
      { A: '???' },
      undefined,
    ],
    [
      'a list in a cell',
      'tags',
      '{A}',
      { A: 'Red, light green|x' },
      ['red', 'light-green', 'x'],
    ],
    [
      'a list of columns',
      'tags',
      '{A}',
      { A: ['a', '', 'b', 'a'] },
      ['a', 'b'],
    ],
    [
      'a list split as said',
      'watchers',
      { from: '{A}', split: ';' },
      { A: 'Ada, L;Bob' },
      ['ada-l', 'bob'],
    ],
    [
      'items with properties',
      'affectedEntityRefs',
      { each: 'c', from: 'component:default/{name} {A}' },
      { A: 'x', c: [{ name: 'One' }, {}, { name: 'Two' }] },
      ['component:default/one-x', 'component:default/two-x'],
    ],
    [
      'items of a text',
      'affectedEntityRefs',
      { each: 'c', split: ' ', from: 'api:default/{value}' },
      { c: 'a  b' },
      ['api:default/a', 'api:default/b'],
    ],
    ['no items', 'tags', { each: 'c', from: '{value}' }, {}, undefined],
  ])('is %s', (_, name, field, line, expected) => {
    const type = ['knownError'].includes(name) ? 'problem' : 'incident';
    const mapping = { type, missing: ['NULL'] };
    expect(read(name, field, line, mapping)).toEqual(expected);
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['29/2/2016 01:16', 'in UTC', {}, '2016-02-29T01:16:00.000Z'],
    [
      '29/2/2016 01:16',
      'in a zone',
      { timeZone: 'Europe/Rome' },
      '2016-02-29T00:16:00.000Z',
    ],
    [
      '29/7/2016 01:16',
      'in summer',
      { timeZone: 'Europe/Rome' },
      '2016-07-28T23:16:00.000Z',
    ],
    [
      '10/Jan/25 8:05 PM',
      'by the second format',
      {},
      '2025-01-10T20:05:00.000Z',
    ],
    [
      '2025-01-10 08:00:00',
      'as SQL',
      { timeZone: 'Europe/Rome' },
      '2025-01-10T07:00:00.000Z',
    ],
    [
      '2025-01-10T08:00:00+05:00',
      'with an offset',
      { timeZone: 'Europe/Rome' },
      '2025-01-10T03:00:00.000Z',
    ],
    ['31/2/2016 01:16', 'that is none', {}, '31/2/2016 01:16'],
    ['12:30', 'without a day', {}, '12:30'],
    ['2016', 'of a year', {}, '2016'],
  ])('is the time %s %s', (text, _, options, expected) => {
    const timeFormats = ['d/M/yyyy H:mm', 'd/MMM/yy h:mm a'];
    expect(
      read('openedAt', '{A}', { A: text }, { timeFormats, ...options }),
    ).toBe(expected);
  });

  it('is a number with a decimal comma, rounded', () => {
    const options = { type: 'change', decimalComma: true };
    expect(read('outageMinutes', '{A}', { A: '3 871,69' }, options)).toBe(3872);
    expect(read('outageMinutes', '{A}', { A: '1.204,4' }, options)).toBe(1204);
  });
});
