import { LineMapper } from './LineMapper';
import { mappingSchema } from './mappingSchema';
import { resolveMappings } from './resolveMappings';

describe('a mapping', () => {
  it('reads links and comments', () => {
    const mapper = LineMapper.create(
      mappingSchema.parse({
        type: 'incident',
        missing: ['#MULTIVALUE'],
        timeFormats: ['dd/MMM/yy h:mm a'],
        links: [
          { relation: 'caused_by', source: 'bank', id: '{Change}' },
          {
            each: 'Others',
            split: ',',
            relation: 'related',
            source: 'bank',
            id: '{value}',
          },
        ],
        comments: [
          {
            each: 'Comment',
            match: '^(?<at>[^;]+);(?<by>[^;]+);(?<body>[\\s\\S]+)$',
            at: '{at}',
            by: '{by}',
            body: '{body}',
            internal: true,
          },
          { each: 'updates', at: '{at}', by: 'status-page', body: '{body}' },
        ],
      }),
    );
    expect(
      mapper.map({
        Change: 'C1',
        Others: 'I1, I2',
        Comment: ['10/Jan/25 8:05 AM;Ada L;One;\ntwo', '', 'odd'],
        updates: [{ at: '2025-01-10', body: 'Looking' }, { at: '2025-01-11' }],
      }),
    ).toEqual({
      type: 'incident',
      links: [
        { relation: 'caused_by', target: { source: 'bank', id: 'C1' } },
        { relation: 'related', target: { source: 'bank', id: 'I1' } },
        { relation: 'related', target: { source: 'bank', id: 'I2' } },
      ],
      comments: [
        {
          at: '2025-01-10T08:05:00.000Z',
          by: 'ada-l',
          body: 'One;\ntwo',
          internal: true,
        },
        { at: '2025-01-10T00:00:00.000Z', by: 'status-page', body: 'Looking' },
      ],
    });
    expect(mapper.map({ Change: '#multivalue' })).toEqual({ type: 'incident' });
  });

  it('has lines of several types, each with the fields of its own', () => {
    const mapper = LineMapper.create(
      mappingSchema.parse({
        type: {
          from: '{id}',
          match: '^[A-Z]+',
          values: { CHG: 'change', PRB: 'problem' },
          default: 'incident',
        },
        fields: {
          title: '{id}',
          plannedStart: '{start}',
          severity: '{severity}',
        },
      }),
    );
    const line = { start: '2025-01-01', severity: '2' };
    expect(mapper.map({ id: 'CHG1', ...line })).toEqual({
      type: 'change',
      title: 'CHG1',
      plannedStart: '2025-01-01T00:00:00.000Z',
    });
    expect(mapper.map({ ...line })).toEqual({ type: 'incident', severity: 2 });
    expect(mapper.map({ id: 'ZZZ', ...line })).toEqual({ type: 'ZZZ' });
  });

  it.each([
    [{ when: '{A}', is: ['x', 'Y'] }, ['', 'z'], ['x', 'y', 'X']],
    [{ when: '{A}', isNot: ['x'] }, ['x', 'X'], ['', 'z']],
    [{ when: '{A}', is: [''] }, ['x'], ['', ' ']],
  ])('passes over lines by %j', (condition, kept, passed) => {
    const mapper = LineMapper.create(
      mappingSchema.parse({ type: 'incident', skip: [condition] }),
    );
    expect(kept.filter(A => !mapper.map({ A }))).toEqual([]);
    expect(passed.filter(A => mapper.map({ A }))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['fields.color', { fields: { color: '{A}' } }],
    [
      'fields.plannedStart',
      { type: 'incident', fields: { plannedStart: '{A}' } },
    ],
    ['fields.title', { fields: { title: { from: '{A}', vales: {} } } }],
    ['fields.title.from', { fields: { title: 5 } }],
    ['fields.title.match', { fields: { title: { from: '{A}', match: '(' } } }],
    ['timeZone', { timeZone: 'Europe/Atlantis' }],
    ['skip.0', { skip: [{ when: '{A}' }] }],
    [
      'links.0.relation',
      { links: [{ relation: 'eats', source: 'x', id: '{A}' }] },
    ],
  ])('is refused with a mistake at %s', (path, mapping) => {
    const { error } = mappingSchema.safeParse(mapping);
    const paths = error?.issues.map(issue => issue.path.join('.'));
    expect(paths?.map(each => (path.startsWith(each) ? path : each))).toEqual([
      path,
    ]);
  });

  it('can be like another one', () => {
    const base = mappingSchema.parse({
      type: 'incident',
      timeZone: 'Europe/Rome',
      fields: {
        title: '{A}',
        openedAt: '{B}',
        'externalRef.source': 'x',
        'externalRef.id': '{C}',
      },
    });
    const own = mappingSchema.parse({
      extends: 'base',
      fields: { title: '{D}' },
    });
    const { mappings, issues } = resolveMappings({ own }, { base });
    expect(issues).toEqual([]);
    expect(mappings.get('own')).toEqual({
      ...base,
      fields: { ...base.fields, title: { from: '{D}' } },
    });
    expect(
      resolveMappings({ base: { ...own, fields: {} } }, { base }).mappings.get(
        'base',
      ),
    ).toEqual(base);
  });

  it('is told what it lacks', () => {
    const { issues } = resolveMappings({
      one: { extends: 'two' },
      two: { extends: 'one' },
      three: { extends: 'nobody' },
      four: mappingSchema.parse({
        fields: { title: 'x', openedAt: '{A}', 'externalRef.id': '{B}' },
      }),
    });
    expect(issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'four.fields.externalRef.source',
      'four.type',
      'one.extends',
      'three.extends',
      'two.extends',
    ]);
  });
});
