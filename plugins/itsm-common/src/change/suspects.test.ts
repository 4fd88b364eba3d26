import fc from 'fast-check';
import { SuspectFacts, suspicionOf } from './suspects';

const startedAt = '2026-03-02T12:00:00.000Z';
const before = (hours: number) =>
  new Date(Date.parse(startedAt) - hours * 3_600_000).toISOString();
const change: SuspectFacts = {
  actualStart: before(2),
  actualEnd: before(0),
  distance: 0,
  riskScore: 100,
  outcomes: { changes: 10, failed: 9 },
};

describe('suspicionOf', () => {
  it.each<[Partial<SuspectFacts>, number]>([
    [{}, 1],
    [{ actualEnd: undefined }, 1],
    [{ actualStart: before(14), actualEnd: before(12) }, 0.5],
    [{ actualStart: before(26), actualEnd: before(24) }, 0.25],
    [{ distance: 1 }, 0.5],
    [{ distance: 3 }, 0.25],
    [{ riskScore: 0 }, 0.5],
    [{ riskScore: undefined }, 0.7],
    [{ riskScore: undefined, riskLevel: 'high' }, 0.875],
    [{ outcomes: { changes: 0, failed: 0 } }, 0.6],
    [{ distance: 1, riskScore: 0 }, 0.25],
  ])('of %j is %d', (part, score) => {
    expect(suspicionOf({ ...change, ...part }, startedAt).score).toBe(score);
  });

  it('says why', () => {
    const facts = { ...change, distance: 2, actualEnd: before(0.5) };
    expect(
      suspicionOf(facts, startedAt).reasons.map(({ evidence }) => evidence),
    ).toEqual([
      'It was over 30 minutes before',
      'It changed what the entity stands on, 2 relations away',
      'Its risk was 100 of 100',
      '9 of 10 earlier changes of the entity failed',
    ]);
  });

  it('is never more for what is further, older, safer or better', () => {
    const facts = fc.record({
      age: fc.integer({ min: 0, max: 700 }),
      distance: fc.integer({ min: 0, max: 10 }),
      riskScore: fc.integer({ min: 0, max: 100 }),
      failed: fc.integer({ min: 0, max: 50 }),
    });
    const score = ({
      age,
      distance,
      riskScore,
      failed,
    }: {
      age: number;
      distance: number;
      riskScore: number;
      failed: number;
    }) =>
      suspicionOf(
        {
          actualStart: before(age + 1),
          actualEnd: before(age),
          distance,
          riskScore,
          outcomes: { changes: 50, failed },
        },
        startedAt,
      ).score;
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        const most = {
          age: Math.min(one.age, other.age),
          distance: Math.min(one.distance, other.distance),
          riskScore: Math.max(one.riskScore, other.riskScore),
          failed: Math.max(one.failed, other.failed),
        };
        expect(score(most)).toBeGreaterThanOrEqual(score(one));
        expect(score(one)).toBeGreaterThanOrEqual(0);
        expect(score(most)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
