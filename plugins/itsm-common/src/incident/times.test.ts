import * as fc from 'fast-check';
import { checkIncidentTimes } from './times';

const names = [
  'startedAt',
  'openedAt',
  'acknowledgedAt',
  'mitigatedAt',
  'resolvedAt',
  'closedAt',
] as const;

type Times = Partial<Record<(typeof names)[number], string>>;

const day = (date: number) => new Date(Date.UTC(2026, 2, date)).toISOString();
const times: fc.Arbitrary<Times> = fc.record(
  Object.fromEntries(
    names.map(name => [name, fc.integer({ min: 1, max: 9 }).map(day)]),
  ),
  { requiredKeys: [] },
);

/* Which may come before which: only an end of the trouble has its freedom. */
const mayPrecede = (later: string, earlier: string) =>
  later === 'mitigatedAt' && ['openedAt', 'acknowledgedAt'].includes(earlier);

describe('the times of an incident', () => {
  it('are in order, or else it is told which is not', () => {
    fc.assert(
      fc.property(times, given => {
        const wrong = names.filter((later, at) =>
          names
            .slice(0, at)
            .some(
              earlier =>
                given[later] !== undefined &&
                given[earlier] !== undefined &&
                given[later]! < given[earlier]! &&
                !mayPrecede(later, earlier),
            ),
        );
        expect(checkIncidentTimes(given).map(({ field }) => field)).toEqual(
          wrong,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('may all be the same, and any may be missing', () => {
    const same = Object.fromEntries(names.map(name => [name, day(1)]));
    expect(checkIncidentTimes(same)).toEqual([]);
    expect(checkIncidentTimes({})).toEqual([]);
    for (const name of names) {
      const { [name]: _, ...others } = same;
      expect(checkIncidentTimes(others)).toEqual([]);
    }
  });

  it('say what they must not be before', () => {
    expect(
      checkIncidentTimes({ openedAt: day(2), resolvedAt: day(1) }),
    ).toEqual([
      {
        field: 'resolvedAt',
        message: 'must not be before openedAt (2026-03-02T00:00:00.000Z)',
      },
    ]);
  });

  it.each<[Times, string[]]>([
    [{ startedAt: day(3), openedAt: day(2) }, ['openedAt']],
    [{ startedAt: day(3), mitigatedAt: day(2) }, ['mitigatedAt']],
    [{ openedAt: day(3), mitigatedAt: day(2) }, []],
    [{ acknowledgedAt: day(3), mitigatedAt: day(2) }, []],
    [{ mitigatedAt: day(3), resolvedAt: day(2) }, ['resolvedAt']],
    [{ acknowledgedAt: day(3), resolvedAt: day(2) }, ['resolvedAt']],
    [{ resolvedAt: day(3), closedAt: day(2) }, ['closedAt']],
    [{ openedAt: day(3), closedAt: day(2) }, ['closedAt']],
  ])('%j is wrong in %j', (given, fields) => {
    expect(checkIncidentTimes(given).map(({ field }) => field)).toEqual(fields);
  });
});
