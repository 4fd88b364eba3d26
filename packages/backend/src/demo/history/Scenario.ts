import { Team } from './people';

type Level = 'high' | 'medium' | 'low';

/** Impact and urgency, and how often it comes to that. */
export type Gravity = readonly [
  level: readonly [impact: Level, urgency: Level],
  weight: number,
];

/** Gravity as it is told apart in most scenarios. */
export const gravity = {
  /** Mostly priority 4, now and then 3. */
  minor: [
    [['low', 'low'], 2],
    [['low', 'medium'], 5],
    [['medium', 'low'], 4],
    [['medium', 'medium'], 2],
  ],
  /** Mostly priority 3, now and then 2 or 4. */
  moderate: [
    [['low', 'medium'], 5],
    [['medium', 'low'], 3],
    [['medium', 'medium'], 9],
    [['high', 'low'], 1],
    [['high', 'medium'], 1],
  ],
  /** Customers can't buy: priority 2 or 3, rarely 1. */
  serious: [
    [['medium', 'medium'], 8],
    [['medium', 'high'], 3],
    [['high', 'medium'], 3],
    [['high', 'high'], 1],
  ],
} as const satisfies Record<string, readonly Gravity[]>;

/** When it happens within the last year. */
export type Rhythm =
  /** Now and then, this often a year. */
  | { kind: 'steady'; perYear: number }
  /** Again and again, after about this many days. */
  | { kind: 'recurring'; everyDays: number }
  /** How often in each of the last months, the latest one last. */
  | { kind: 'monthly'; counts: readonly number[] };

/**
 * A way in which something breaks, told once and drawn many times. In texts
 * `{percent}`, `{minutes}`, `{count}`, `{milliseconds}`, `{version}`, `{order}`
 * and `{country}` are filled in anew each time.
 */
export type Scenario = {
  /** Names its incidents, with a number behind it. */
  id: string;
  entityRef: string;
  affectedEntityRefs?: readonly string[];
  team: Team;
  rhythm: Rhythm;
  gravity: readonly Gravity[];
  category: string;
  tags?: readonly string[];
  /** Found by monitoring, else reported by people. Monitoring by default. */
  reported?: boolean;
  restricted?: boolean;
  titles: readonly string[];
  description: string;
  /** What the assignee finds out, as internal notes. */
  findings: readonly string[];
  resolutions: readonly {
    code:
      | 'solution_provided'
      | 'workaround_provided'
      | 'resolved_by_requester'
      | 'no_resolution_provided';
    notes: string;
  }[];
  /** The usual time to repair it. */
  hours: number;
};
