import { ConfigReader, JsonObject } from '@backstage/config';
import { categoryPaths } from 'backstage-plugin-itsm-common';
import { readItsmConfig } from './readItsmConfig';

const read = (itsm?: unknown) =>
  readItsmConfig(
    new ConfigReader(itsm === undefined ? {} : ({ itsm } as JsonObject)),
  );

function mistakesOf(itsm: unknown): string[] {
  try {
    read(itsm);
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n');
    return lines.map(line => line.trim());
  }
  return [];
}

const durations =
  "must be a duration longer than nothing: ISO 8601 such as 'PT30S' or 'P7D', or an object such as { days: 7 }";

describe('readItsmConfig', () => {
  it('has a default for everything', () => {
    const config = read();
    expect(config.prefixes).toEqual({
      incident: 'INC',
      change: 'CHG',
      problem: 'PRB',
      changeTask: 'CTASK',
      problemTask: 'PTASK',
    });
    expect(config.priority.matrix.high).toEqual({ high: 1, medium: 2, low: 3 });
    expect(categoryPaths(config.categories)).toContain('Network / DNS');
    expect(config.roles).toEqual({
      incidentManagers: [],
      problemManagers: [],
      changeManagers: [],
      advisoryBoard: [],
      administrators: [],
      auditors: [],
    });
    expect(config.autoCloseAfter?.toISO()).toBe('P7D');
    expect(config.catalog.timeout.toMillis()).toBe(2000);
    expect(config.problems.effectivenessWatch.toISO()).toBe('P14D');
    expect(config.problems.causeCategories).toContain('Capacity');
    expect(read({})).toEqual(config);
  });

  it('reads what is given', () => {
    const config = read({
      numbers: { prefixes: { incident: 'TROUBLE' } },
      priority: {
        impactLevels: ['wide', 'narrow'],
        urgencyLevels: ['now', 'later'],
        matrix: { wide: { now: 1, later: 2 }, narrow: { now: 2, later: 3 } },
        names: ['Drop everything'],
      },
      categories: [{ name: 'Shop', children: [{ name: 'Cart' }] }],
      roles: { auditors: ['auditors', 'Group:Default/Auditors', 'group:x/y'] },
      incidents: { autoCloseAfter: { days: 2, hours: 12 } },
      catalog: {
        cacheTtl: 'PT1M',
        timeout: { milliseconds: 500 },
        relations: { upstream: ['runsOn'] },
      },
    });
    expect(config.prefixes).toEqual({
      incident: 'TROUBLE',
      change: 'CHG',
      problem: 'PRB',
      changeTask: 'CTASK',
      problemTask: 'PTASK',
    });
    expect(config.priority.priorities.map(({ name }) => name)).toEqual([
      'Drop everything',
      'Priority 2',
      'Priority 3',
    ]);
    expect(categoryPaths(config.categories)).toEqual(['Shop', 'Shop / Cart']);
    expect(config.roles.auditors).toEqual([
      'group:default/auditors',
      'group:x/y',
    ]);
    expect(config.autoCloseAfter?.as('hours')).toBe(60);
    expect(config.catalog.cacheTtl.toMillis()).toBe(60_000);
    expect(config.catalog.timeout.toMillis()).toBe(500);
    expect(config.catalog.relations).toEqual({
      downstream: [],
      upstream: ['runsOn'],
    });
  });

  it.each([false, 0])('closes nothing by itself with %p', autoCloseAfter => {
    expect(read({ incidents: { autoCloseAfter } }).autoCloseAfter).toBe(
      undefined,
    );
  });

  it.each<[string, unknown, string[]]>([
    [
      'an unknown key at the top',
      { number: {} },
      ['itsm.number: is not a known setting'],
    ],
    [
      'an unknown key further down',
      { roles: { incidentManager: [] } },
      ['itsm.roles.incidentManager: is not a known setting'],
    ],
    [
      'a missing matrix cell',
      {
        priority: {
          matrix: {
            high: { high: 1, medium: 2 },
            medium: { high: 1, medium: 2, low: 3 },
            low: { high: 1, medium: 2, low: 3 },
          },
        },
      },
      ['itsm.priority.matrix.high.low: is missing'],
    ],
    [
      'cells that are missing, too many and no priorities, all at once',
      {
        priority: {
          impactLevels: ['high', 'low'],
          urgencyLevels: ['high', 'low'],
          matrix: {
            high: { high: 0, low: 1.5 },
            low: { high: 1, medium: 2 },
            none: { high: 1 },
          },
        },
      },
      [
        'itsm.priority.matrix.none: is no such level; the levels are high, low',
        'itsm.priority.matrix.high.high: must be a whole number from 1 to 99',
        'itsm.priority.matrix.high.low: must be a whole number from 1 to 99',
        'itsm.priority.matrix.low.medium: is no such level; the levels are high, low',
        'itsm.priority.matrix.low.low: is missing',
      ],
    ],
    [
      'too few levels',
      { priority: { impactLevels: ['high'] } },
      ['itsm.priority.impactLevels: must have two to six levels, it has 1'],
    ],
    [
      'a level named twice',
      { priority: { urgencyLevels: ['high', 'high', 'low'] } },
      ["itsm.priority.urgencyLevels: names the level 'high' twice"],
    ],
    [
      'a reference to what is no group',
      { roles: { auditors: ['good', 'user:default/somebody', 'a b'] } },
      [
        'itsm.roles.auditors[1]: must be a reference to a group: group:namespace/name',
        'itsm.roles.auditors[2]: must be a reference to a group: group:namespace/name',
      ],
    ],
    [
      'a group where a list is needed',
      { roles: { auditors: 'group:default/auditors' } },
      ['itsm.roles.auditors: Invalid input: expected array, received string'],
    ],
    [
      'one prefix for two types',
      { numbers: { prefixes: { change: 'INC', changeTask: 'PRB' } } },
      [
        "itsm.numbers.prefixes.change: is the same as that of incident, 'INC'",
        "itsm.numbers.prefixes.changeTask: is the same as that of problem, 'PRB'",
      ],
    ],
    [
      'a category of causes twice, and a watch that never was',
      {
        problems: {
          causeCategories: ['Data', 'Data'],
          effectivenessWatch: '0',
        },
      },
      [
        `itsm.problems.effectivenessWatch: ${durations}`,
        'itsm.problems.causeCategories: must not name a category twice',
      ],
    ],
    [
      'a prefix that is none',
      { numbers: { prefixes: { change: 'c-h' } } },
      [
        'itsm.numbers.prefixes.change: must be one to ten capital letters or digits, beginning with a letter',
      ],
    ],
    [
      'categories that can not be told apart',
      { categories: [{ name: 'A' }, { name: 'A' }, { name: 'B / C' }] },
      [
        "itsm.categories[1].name: names 'A' twice on one level",
        "itsm.categories[2].name: must not contain ' / ', which separates the levels",
      ],
    ],
    [
      'a category with a misspelled key',
      { categories: [{ name: 'A', childs: [] }] },
      ['itsm.categories[0].childs: is not a known setting'],
    ],
    [
      'durations that are none',
      {
        incidents: { autoCloseAfter: 'seven days' },
        catalog: { timeout: 0, cacheTtl: 'PT0S' },
      },
      [
        `itsm.incidents.autoCloseAfter: ${durations}; false turns it off`,
        `itsm.catalog.cacheTtl: ${durations}`,
        `itsm.catalog.timeout: ${durations}`,
      ],
    ],
    [
      'relations that are none',
      { catalog: { relations: { upstream: ['runs on'], sideways: [] } } },
      [
        'itsm.catalog.relations.upstream[0]: must be the type of a relation, such as runsOn',
        'itsm.catalog.relations.sideways: is not a known setting',
      ],
    ],
    [
      'something else than an object',
      { catalog: 'fast' },
      ['itsm.catalog: Invalid input: expected object, received string'],
    ],
    ['a list', [], ['itsm: Invalid input: expected object, received array']],
  ])('refuses %s, with its path', (_, itsm, mistakes) => {
    expect(mistakesOf(itsm)).toEqual(mistakes);
  });

  it('tells all mistakes of all parts in one error', () => {
    expect(
      mistakesOf({
        numbers: { prefixes: { change: 'INC' } },
        priority: { impactLevels: ['high'] },
        roles: { auditors: ['user:default/somebody'] },
        catalog: { timeout: 'fast' },
        colour: 'blue',
      }).map(line => line.split(':')[0]),
    ).toEqual([
      'itsm.numbers.prefixes.change',
      'itsm.priority.impactLevels',
      'itsm.roles.auditors[0]',
      'itsm.catalog.timeout',
      'itsm.colour',
    ]);
  });
});
