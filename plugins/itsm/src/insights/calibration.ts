import {
  type ChangeOutcomes,
  type RiskLevel,
  riskLevels,
} from 'backstage-plugin-itsm-common';

type Outcome = ChangeOutcomes['items'][number];

/** How the changes of one level went. */
export interface LevelOutcome
  extends Pick<
    Outcome,
    | 'implemented'
    | 'successful'
    | 'successfulWithIssues'
    | 'unsuccessful'
    | 'causedIncidents'
  > {
  level: RiskLevel;
  /** Those whose end is told. */
  ended: number;
}

/** The levels from the lowest on, those without any change too. */
export function levelOutcomes(items: readonly Outcome[]): LevelOutcome[] {
  return riskLevels.map(level => {
    const {
      implemented = 0,
      successful = 0,
      successfulWithIssues = 0,
      unsuccessful = 0,
      causedIncidents = 0,
    }: Partial<Outcome> = items.find(({ key }) => key === level) ?? {};
    return {
      level,
      implemented,
      successful,
      successfulWithIssues,
      unsuccessful,
      causedIncidents,
      ended: successful + successfulWithIssues + unsuccessful,
    };
  });
}

/** What can go wrong, of how many. */
export const troubles = {
  unsuccessful: ({ unsuccessful, ended }: LevelOutcome) => ({
    count: unsuccessful,
    of: ended,
  }),
  caused: ({ causedIncidents, implemented }: LevelOutcome) => ({
    count: causedIncidents,
    of: implemented,
  }),
};

export type Trouble = keyof typeof troubles;

/** With fewer changes, a rate says little. */
export const FEWEST = 20;

/** Rates that are closer than this are taken as alike. */
const MARGIN = 0.02;

interface LevelRate {
  level: RiskLevel;
  rate: number;
}

/**
 * Whether a trouble came more often the higher its risk was: `foretold` if so,
 * `reversed` if a lower level had more of it than the next one, `alike` if the
 * levels don't differ.
 */
export type Verdict =
  | { kind: 'foretold' | 'alike' | 'reversed'; low: LevelRate; high: LevelRate }
  | { kind: 'tooFew' };

/** Compares the levels that enough changes were of. */
export function verdictOn(
  trouble: Trouble,
  levels: readonly LevelOutcome[],
): Verdict {
  const rates = levels.flatMap((outcome): LevelRate[] => {
    const { count, of } = troubles[trouble](outcome);
    return of < FEWEST ? [] : [{ level: outcome.level, rate: count / of }];
  });
  const low = rates[0];
  const high = rates.at(-1);
  if (!high || low === high) {
    return { kind: 'tooFew' };
  }
  const falls = rates.findIndex(
    ({ rate }, at) => at > 0 && rates[at - 1].rate - rate > MARGIN,
  );
  if (falls > 0) {
    return { kind: 'reversed', low: rates[falls - 1], high: rates[falls] };
  }
  const kind = high.rate - low.rate > MARGIN ? 'foretold' : 'alike';
  return { kind, low, high };
}
