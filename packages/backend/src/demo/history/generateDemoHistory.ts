import { DemoRecord } from './DemoRecord';
import { demoProblems } from './demoProblems';
import { majorIncidents } from './majorIncidents';
import { openIncidents } from './openIncidents';
import { pastChanges } from './pastChanges';
import { pastIncidents } from './pastIncidents';

const SEED = 1609;

/**
 * A year of records of the demo company, up to `now`, oldest first. The same
 * `now` gives the same history.
 */
export function generateDemoHistory(options: { now: Date }): DemoRecord[] {
  const now = options.now.getTime();
  const incidents = [
    ...pastIncidents({ seed: SEED, now }),
    ...majorIncidents({ now }),
    ...openIncidents({ now }),
  ];
  return [
    ...incidents,
    ...pastChanges({ seed: SEED, now, incidents }),
    ...demoProblems({ now, incidents }),
  ].sort((a, b) => a.openedAt.localeCompare(b.openedAt));
}
