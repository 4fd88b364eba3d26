import type {
  DescribedTransition,
  RecordType,
} from 'backstage-plugin-itsm-common';

/** The states on the straight way from a record's beginning to its end. */
const mainPaths: Record<RecordType, readonly string[]> = {
  incident: ['new', 'in_progress', 'resolved', 'closed'],
  change: [
    'new',
    'assess',
    'authorize',
    'scheduled',
    'implement',
    'review',
    'closed',
  ],
  problem: [
    'new',
    'assess',
    'root_cause_analysis',
    'fix_in_progress',
    'resolved',
    'closed',
  ],
};

/** States beside the straight way, and the one that they stand before. */
const beside: Partial<Record<RecordType, Record<string, string>>> = {
  incident: { on_hold: 'resolved' },
};

export interface Step {
  state: string;
  /** Whether the record was there, is there, or may still come there. */
  place: 'behind' | 'here' | 'ahead';
}

/**
 * The steps to draw for a record. A state beside the way, such as a pause, is
 * one only while the record is in it; a canceled record has but its
 * beginning and its end.
 */
export function stepsOf(
  type: RecordType,
  state: string,
  /** The path of this record, if it has one of its own. */
  path: readonly string[] = mainPaths[type],
): Step[] {
  if (state === 'canceled') {
    return [
      { state: path[0], place: 'behind' },
      { state, place: 'here' },
    ];
  }
  const before = beside[type]?.[state];
  const states = before
    ? path.flatMap(step => (step === before ? [state, step] : [step]))
    : path;
  const at = states.indexOf(state);
  return states.map((step, index) => {
    if (index === at) {
      return { state: step, place: 'here' };
    }
    return { state: step, place: index < at ? 'behind' : 'ahead' };
  });
}

/** The step that most naturally comes next, of those that can be taken. */
export function naturalStep(
  type: RecordType,
  state: string,
  transitions: readonly DescribedTransition[],
  /** The path of this record, if it has one of its own. */
  path: readonly string[] = mainPaths[type],
): DescribedTransition | undefined {
  const before = beside[type]?.[state];
  // From a pause, work goes on where it stood.
  const at = before ? path.indexOf(before) - 2 : path.indexOf(state);
  return transitions
    .filter(({ to, allowed }) => allowed && path.indexOf(to) > at)
    .sort((a, b) => path.indexOf(a.to) - path.indexOf(b.to))[0];
}
