import * as fc from 'fast-check';
import { assessRisk, riskLevelOf, smoothedFailureRate } from './risk';
import {
  riskFactorIds,
  RiskInputs,
  riskInputsSchema,
  riskOptionsSchema,
  riskSchema,
} from './riskSchema';

const options = riskOptionsSchema.parse(undefined);
const calm: RiskInputs = {
  blastRadius: 0,
  entityOutcomes: { changes: 0, failed: 0 },
  teamOutcomes: { changes: 0, failed: 0 },
  recentIncidents: 0,
  openIncidents: [],
  collisions: 0,
  outsideMaintenance: false,
  testsProven: true,
  backoutProven: true,
  emergency: false,
};
const worst: RiskInputs = {
  highestTier: 1,
  blastRadius: 50,
  entityOutcomes: { changes: 1000, failed: 1000 },
  teamOutcomes: { changes: 1000, failed: 1000 },
  recentIncidents: 5,
  openIncidents: ['INC-2', 'INC-1'],
  collisions: 3,
  outsideMaintenance: true,
  testsProven: false,
  backoutProven: false,
  emergency: true,
};

const outcomes = fc.tuple(fc.nat(200), fc.nat(200)).map(([one, other]) => ({
  changes: Math.max(one, other),
  failed: Math.min(one, other),
}));
const anyInputs: fc.Arbitrary<RiskInputs> = fc.record({
  highestTier: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  blastRadius: fc.nat(300),
  entityOutcomes: outcomes,
  teamOutcomes: outcomes,
  recentIncidents: fc.nat(20),
  openIncidents: fc.array(
    fc.nat(99).map(at => `INC-${at}`),
    { maxLength: 3 },
  ),
  collisions: fc.nat(9),
  outsideMaintenance: fc.boolean(),
  testsProven: fc.boolean(),
  backoutProven: fc.boolean(),
  emergency: fc.boolean(),
});
const anyOptions = fc
  .record({
    weights: fc.record(
      Object.fromEntries(riskFactorIds.map(id => [id, fc.nat(100)])) as Record<
        (typeof riskFactorIds)[number],
        fc.Arbitrary<number>
      >,
    ),
    thresholds: fc
      .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 51, max: 100 }))
      .map(([moderate, high]) => ({ moderate, high })),
    fullBlastRadius: fc.integer({ min: 1, max: 200 }),
    usualFailureRate: fc.constantFrom(0.05, 0.1, 0.5),
    usualFailureWeight: fc.constantFrom(1, 2, 10, 50),
  })
  .filter(({ weights }) => Object.values(weights).some(weight => weight > 0))
  .map(given => riskOptionsSchema.parse(given));

/* Each makes a change riskier, or leaves it as risky as it was. */
const worsen: Record<string, (inputs: RiskInputs) => RiskInputs> = {
  tier: inputs => ({
    ...inputs,
    highestTier: Math.max(1, (inputs.highestTier ?? 5) - 1),
  }),
  blastRadius: inputs => ({ ...inputs, blastRadius: inputs.blastRadius + 1 }),
  entityFailures: inputs => ({
    ...inputs,
    entityOutcomes: {
      changes: inputs.entityOutcomes.changes + 1,
      failed: inputs.entityOutcomes.failed + 1,
    },
  }),
  teamFailures: inputs => ({
    ...inputs,
    teamOutcomes: {
      changes: inputs.teamOutcomes.changes,
      failed: Math.min(
        inputs.teamOutcomes.changes,
        inputs.teamOutcomes.failed + 1,
      ),
    },
  }),
  recentIncidents: inputs => ({
    ...inputs,
    recentIncidents: inputs.recentIncidents + 1,
  }),
  openIncident: inputs => ({
    ...inputs,
    openIncidents: [...inputs.openIncidents, 'INC-100'],
  }),
  collisions: inputs => ({ ...inputs, collisions: inputs.collisions + 1 }),
  outsideMaintenance: inputs => ({ ...inputs, outsideMaintenance: true }),
  tests: inputs => ({ ...inputs, testsProven: false }),
  backout: inputs => ({ ...inputs, backoutProven: false }),
  emergency: inputs => ({ ...inputs, emergency: true }),
};

describe('the risk of a change', () => {
  it('is 0 to 100, and the sum of what its factors say, whatever the weights', () => {
    fc.assert(
      fc.property(anyInputs, anyOptions, (inputs, weighed) => {
        const risk = assessRisk(inputs, weighed);
        expect(riskSchema.parse(risk)).toEqual(risk);
        expect(riskInputsSchema.parse(inputs)).toEqual(inputs);
        expect(risk.score >= 0 && risk.score <= 100).toBe(true);
        const tenths = risk.factors.map(({ points }) =>
          Math.round(points * 10),
        );
        expect(tenths.reduce((sum, each) => sum + each, 0)).toBe(
          Math.round(risk.score * 10),
        );
        expect(risk.factors.map(({ id }) => id).sort()).toEqual(
          [...riskFactorIds].sort(),
        );
        expect(risk.level).toBe(riskLevelOf(risk.score, weighed.thresholds));
        expect(assessRisk({ ...inputs }, { ...weighed })).toEqual(risk);
      }),
    );
  });

  it.each(Object.entries(worsen))(
    'never falls as %s gets worse',
    (_, worse) => {
      fc.assert(
        fc.property(anyInputs, anyOptions, (inputs, weighed) => {
          expect(
            assessRisk(worse(inputs), weighed).score >=
              assessRisk(inputs, weighed).score,
          ).toBe(true);
        }),
      );
    },
  );

  it('says why', () => {
    const risk = assessRisk(
      {
        ...worst,
        highestTier: 2,
        blastRadius: 1,
        entityOutcomes: { changes: 10, failed: 3 },
        backoutProven: true,
      },
      options,
    );
    expect(
      risk.factors.map(({ id, points, evidence }) => [id, points, evidence]),
    ).toEqual([
      ['tier', 12, 'It reaches an entity of tier 2'],
      ['openIncident', 10, 'Open on its entities or upstream: INC-1, INC-2'],
      [
        'teamFailures',
        8,
        '1000 of 1000 changes failed, smoothed 99.1 %; 10 % is usual',
      ],
      ['recentIncidents', 8, '5 incidents on its entities in 30 days'],
      ['collisions', 8, 'It collides with 3 other changes'],
      ['emergency', 6, 'It is an emergency'],
      [
        'outsideMaintenance',
        5,
        'It is planned outside the maintenance window of its entities',
      ],
      [
        'entityFailures',
        4.8,
        '3 of 10 changes failed, smoothed 20 %; 10 % is usual',
      ],
      ['unproven', 4, "The tests haven't been run; the way back was tried"],
      ['blastRadius', 2.6, '1 entity depends on what it changes'],
    ]);
    expect(risk.score).toBe(68.4);
    expect(risk.level).toBe('high');
  });

  it('is at its ends where everything is', () => {
    expect(assessRisk(worst, options)).toMatchObject({
      score: 100,
      level: 'high',
    });
    // Nothing is known of the past, which is not the same as a good one.
    expect(assessRisk(calm, options)).toMatchObject({ score: 4, level: 'low' });
    const proven = { changes: 500, failed: 0 };
    expect(
      assessRisk(
        { ...calm, entityOutcomes: proven, teamOutcomes: proven },
        options,
      ).score,
    ).toBe(0);
  });

  it.each([
    [0, 'low'],
    [24.9, 'low'],
    [25, 'moderate'],
    [49.9, 'moderate'],
    [50, 'high'],
    [100, 'high'],
  ])('with a score of %d is %s', (score, level) => {
    expect(riskLevelOf(score, options.thresholds)).toBe(level);
  });
});

describe('a smoothed failure rate', () => {
  it.each([
    // Laplace: one success and one failure are taken for granted.
    [0, 0, 0.5, 2, 0.5],
    [1, 1, 0.5, 2, 2 / 3],
    [8, 0, 0.5, 2, 0.1],
    [0, 0, 0.1, 10, 0.1],
    [10, 10, 0.1, 10, 0.55],
  ])(
    'of %i changes with %i failed, %d being usual with weight %d, is %d',
    (changes, failed, usualFailureRate, usualFailureWeight, rate) => {
      expect(
        smoothedFailureRate(
          { changes, failed },
          { usualFailureRate, usualFailureWeight },
        ),
      ).toBeCloseTo(rate, 12);
    },
  );
});

describe('risk options', () => {
  it.each([
    [{ weights: { tier: -1 } }, 'weights.tier'],
    [
      { weights: Object.fromEntries(riskFactorIds.map(id => [id, 0])) },
      'weights',
    ],
    [{ weights: { luck: 1 } }, 'weights'],
    [{ thresholds: { moderate: 60 } }, 'thresholds.high'],
    [{ tierShares: [0, 1, 0, 0] }, 'tierShares'],
    [{ fullBlastRadius: 0 }, 'fullBlastRadius'],
    [{ usualFailureRate: 0 }, 'usualFailureRate'],
  ])('%j are refused at %s', (given, path) => {
    const { error } = riskOptionsSchema.safeParse(given);
    expect(error?.issues.map(issue => issue.path.join('.'))).toEqual([path]);
  });
});
