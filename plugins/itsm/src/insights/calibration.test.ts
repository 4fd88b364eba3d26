import { type LevelOutcome, verdictOn } from './calibration';

function outcome(
  level: LevelOutcome['level'],
  implemented: number,
  causedIncidents: number,
): LevelOutcome {
  return {
    level,
    implemented,
    causedIncidents,
    successful: 0,
    successfulWithIssues: 0,
    unsuccessful: 0,
    ended: 0,
  };
}

const caused = (...counts: [number, number][]) =>
  verdictOn(
    'caused',
    (['low', 'moderate', 'high'] as const).map((level, at) =>
      outcome(level, ...(counts[at] ?? [0, 0])),
    ),
  );

describe('verdictOn', () => {
  it('says whether trouble came more often where more was foretold', () => {
    expect(caused([100, 1], [50, 5], [20, 6])).toEqual({
      kind: 'foretold',
      low: { level: 'low', count: 1, of: 100 },
      high: { level: 'high', count: 6, of: 20 },
    });
    expect(caused([300, 3], [300, 30], [300, 6])).toEqual({
      kind: 'reversed',
      low: { level: 'moderate', count: 30, of: 300 },
      high: { level: 'high', count: 6, of: 300 },
    });
    // The highest against the lowest, though each step alone may be chance.
    expect(caused([100, 12], [100, 6], [100, 1])).toMatchObject({
      kind: 'reversed',
      low: { level: 'low' },
      high: { level: 'high' },
    });
    expect(caused([500, 5], [500, 40])).toMatchObject({
      kind: 'foretold',
      high: { level: 'moderate' },
    });
  });

  it('tells nothing of what may be chance', () => {
    for (const counts of [
      [
        [100, 5],
        [100, 6],
        [100, 6],
      ],
      [
        [20, 0],
        [20, 1],
        [20, 3],
      ],
      [
        [100, 9],
        [50, 1],
      ],
      [
        [3, 3],
        [1, 0],
      ],
    ] as [number, number][][]) {
      expect(caused(...counts)).toMatchObject({ kind: 'unclear' });
    }
  });

  it('needs two levels to compare', () => {
    expect(caused([100, 1])).toEqual({ kind: 'tooFew' });
    expect(verdictOn('unsuccessful', [outcome('low', 100, 1)])).toEqual({
      kind: 'tooFew',
    });
  });
});
