import {
  benjaminiHochberg,
  type ChangeOutcomes,
  compareProportions,
  type Proportion,
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

/** The share of differences that are told although they are chance. */
const FALSE_DISCOVERIES = 0.05;

/** How often a trouble came at a level. */
export interface LevelRate extends Proportion {
  level: RiskLevel;
}

/**
 * Whether a trouble came more often the higher its risk was: `foretold` if so,
 * `reversed` if a lower level had more of it than a higher one, `unclear` if
 * what differs may be chance.
 */
export type Verdict =
  | {
      kind: 'foretold' | 'unclear' | 'reversed';
      low: LevelRate;
      high: LevelRate;
    }
  | { kind: 'tooFew' };

/** Compares the lowest level with the highest, and each with the next one. */
export function verdictOn(
  trouble: Trouble,
  levels: readonly LevelOutcome[],
): Verdict {
  const rates = levels
    .map(
      (outcome): LevelRate => ({
        level: outcome.level,
        ...troubles[trouble](outcome),
      }),
    )
    .filter(({ of }) => of > 0);
  if (rates.length < 2) {
    return { kind: 'tooFew' };
  }
  const ends = { low: rates[0], high: rates[rates.length - 1] };
  const steps = rates.slice(1).map((high, at) => ({ low: rates[at], high }));
  const pairs = rates.length > 2 ? [ends, ...steps] : [ends];
  const believed = benjaminiHochberg(
    pairs.map(({ low, high }) => compareProportions(low, high)),
    FALSE_DISCOVERIES,
  );
  const told = pairs.filter((_, at) => believed[at]);
  const reversed = told.find(
    ({ low, high }) => low.count / low.of > high.count / high.of,
  );
  if (reversed) {
    return { kind: 'reversed', ...reversed };
  }
  return told[0]
    ? { kind: 'foretold', ...told[0] }
    : { kind: 'unclear', ...ends };
}
