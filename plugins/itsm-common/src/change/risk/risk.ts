import {
  Risk,
  RiskFactorId,
  riskFactorIds,
  RiskInputs,
  RiskLevel,
  RiskOptions,
} from './riskSchema';

/**
 * A failure rate that few changes can't push to an extreme: the mean of the
 * Beta distribution that a Beta prior becomes by what was seen, (failed + a) /
 * (changes + a + b), where the prior has the mean a / (a + b), the usual rate,
 * and weighs as much as a + b changes (Laplace's rule of succession, for a = b
 * = 1; Gelman et al., Bayesian Data Analysis, section 2.4).
 * @returns from 0 to 1.
 * @public
 */
export function smoothedFailureRate(
  outcomes: { changes: number; failed: number },
  options: Pick<RiskOptions, 'usualFailureRate' | 'usualFailureWeight'>,
): number {
  const { usualFailureRate, usualFailureWeight } = options;
  return (
    (outcomes.failed + usualFailureRate * usualFailureWeight) /
    (outcomes.changes + usualFailureWeight)
  );
}

/** How much a factor is there, from 0 to 1, and what tells so. */
interface Finding {
  label: string;
  share: number;
  evidence: string;
}

function upTo(full: number, amount: number): number {
  return Math.min(1, amount / full);
}

function counted(amount: number, one: string, many: string): string {
  return amount === 1 ? `1 ${one}` : `${amount} ${many}`;
}

function failures(
  label: string,
  outcomes: RiskInputs['entityOutcomes'],
  options: RiskOptions,
): Finding {
  const { changes, failed } = outcomes;
  const rate = smoothedFailureRate(outcomes, options);
  const percent = (part: number) => `${Math.round(part * 1000) / 10} %`;
  const prior = `${percent(options.usualFailureRate)} is usual`;
  return {
    label,
    share: upTo(options.fullFailureRate, rate),
    evidence:
      changes === 0
        ? `No closed changes yet; ${prior}`
        : `${failed} of ${counted(
            changes,
            'change',
            'changes',
          )} failed, smoothed ${percent(rate)}; ${prior}`,
  };
}

const findings: Record<
  RiskFactorId,
  (inputs: RiskInputs, options: RiskOptions) => Finding
> = {
  tier: ({ highestTier }, { tierShares }) => ({
    label: 'Criticality of what it reaches',
    share: highestTier ? tierShares[highestTier - 1] : 0,
    evidence: highestTier
      ? `It reaches an entity of tier ${highestTier}`
      : 'No entity that it reaches has a tier',
  }),
  // The tenth dependent says more than the hundredth.
  blastRadius: ({ blastRadius }, { fullBlastRadius }) => ({
    label: 'Size of the blast radius',
    share: Math.min(1, Math.log1p(blastRadius) / Math.log1p(fullBlastRadius)),
    evidence: `${counted(
      blastRadius,
      'entity depends',
      'entities depend',
    )} on what it changes`,
  }),
  entityFailures: ({ entityOutcomes }, options) =>
    failures('Past changes of the entities', entityOutcomes, options),
  teamFailures: ({ teamOutcomes }, options) =>
    failures('Past changes of the team', teamOutcomes, options),
  recentIncidents: ({ recentIncidents }, { fullRecentIncidents }) => ({
    label: 'Recent incidents',
    share: upTo(fullRecentIncidents, recentIncidents),
    evidence: `${counted(
      recentIncidents,
      'incident',
      'incidents',
    )} on its entities in 30 days`,
  }),
  openIncident: ({ openIncidents }) => ({
    label: 'Open incident of priority 1 or 2',
    share: openIncidents.length > 0 ? 1 : 0,
    evidence:
      openIncidents.length > 0
        ? `Open on its entities or upstream: ${[...openIncidents]
            .sort()
            .join(', ')}`
        : 'None is open on its entities or upstream',
  }),
  collisions: ({ collisions }, { fullCollisions }) => ({
    label: 'Collisions',
    share: upTo(fullCollisions, collisions),
    evidence: `It collides with ${counted(
      collisions,
      'other change',
      'other changes',
    )}`,
  }),
  outsideMaintenance: ({ outsideMaintenance }) => ({
    label: 'Outside the maintenance window',
    share: outsideMaintenance ? 1 : 0,
    evidence: outsideMaintenance
      ? 'It is planned outside the maintenance window of its entities'
      : 'It is inside the maintenance window, or there is none',
  }),
  unproven: ({ testsProven, backoutProven }) => ({
    label: 'Tests and back-out unproven',
    share: (testsProven ? 0 : 0.5) + (backoutProven ? 0 : 0.5),
    evidence: `The tests ${
      testsProven ? 'have passed' : "haven't been run"
    }; the way back ${backoutProven ? 'was tried' : "wasn't tried"}`,
  }),
  emergency: ({ emergency }) => ({
    label: 'Emergency',
    share: emergency ? 1 : 0,
    evidence: emergency ? 'It is an emergency' : "It isn't an emergency",
  }),
};

/**
 * The level of a score.
 * @public
 */
export function riskLevelOf(
  score: number,
  thresholds: RiskOptions['thresholds'],
): RiskLevel {
  if (score >= thresholds.high) {
    return 'high';
  }
  return score >= thresholds.moderate ? 'moderate' : 'low';
}

/**
 * How risky a change is, and why. Each factor has up to its weight's part of
 * 100 points, so that the score is from 0 to 100 whatever the weights. Points
 * are cut off after one decimal, and the score is their sum. Nothing but the
 * arguments counts.
 * @public
 */
export function assessRisk(inputs: RiskInputs, options: RiskOptions): Risk {
  const { weights } = options;
  const total = riskFactorIds.reduce((sum, id) => sum + weights[id], 0);
  const factors = riskFactorIds.map(id => {
    const { label, share, evidence } = findings[id](inputs, options);
    // A little more, so that 20 isn't cut off to 19.9 for its binary fraction.
    const tenths = Math.floor((weights[id] / total) * share * 1000 + 1e-6);
    return { id, label, tenths, evidence };
  });
  const score = factors.reduce((sum, factor) => sum + factor.tenths, 0) / 10;
  return {
    level: riskLevelOf(score, options.thresholds),
    score,
    factors: factors
      .sort((one, other) => other.tenths - one.tenths)
      .map(({ tenths, evidence, ...factor }) => ({
        ...factor,
        points: tenths / 10,
        evidence,
      })),
  };
}
