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
      low: { level: 'low', rate: 0.01 },
      high: { level: 'high', rate: 0.3 },
    });
    expect(caused([100, 5], [100, 6], [100, 6])).toMatchObject({
      kind: 'alike',
    });
    expect(caused([100, 1], [100, 10], [100, 4])).toEqual({
      kind: 'reversed',
      low: { level: 'moderate', rate: 0.1 },
      high: { level: 'high', rate: 0.04 },
    });
  });

  it('leaves out levels of which there are too few to tell', () => {
    expect(caused([100, 1], [19, 19], [40, 4])).toMatchObject({
      kind: 'foretold',
      high: { level: 'high' },
    });
    expect(caused([100, 1], [19, 19])).toEqual({ kind: 'tooFew' });
    expect(verdictOn('unsuccessful', [outcome('low', 100, 1)])).toEqual({
      kind: 'tooFew',
    });
  });
});
