import { Knex } from 'knex';
import { Duration } from 'luxon';
import { linkedBy, loadLinks } from '../records/recordLinks';
import { StoredRecord } from '../records/rows';
import { openTasks } from '../tasks/openTasks';
import { isWatchOver } from './effectivenessWatch';

/* Whether what was changed for it is done, and the last of it went well. */
function succeeded(
  problem: StoredRecord,
  changes: readonly StoredRecord[],
): boolean {
  const done = changes.filter(({ state }) => state !== 'canceled');
  if (done.length === 0) {
    return changes.length === 0 || Boolean(problem.noChangeReason);
  }
  if (done.some(({ state }) => state !== 'closed')) {
    return false;
  }
  const [last] = [...done].sort((one, other) =>
    (one.closedAt ?? '') > (other.closedAt ?? '') ? -1 : 1,
  );
  return last.closeCode !== 'unsuccessful';
}

function isWithinYear(date: unknown, now: Date): boolean {
  const time = typeof date === 'string' ? Date.parse(date) : NaN;
  const yearOn = new Date(now);
  yearOn.setUTCFullYear(now.getUTCFullYear() + 1);
  return time > now.getTime() && time <= yearOn.getTime();
}

/** What the lifecycle of problems asks beyond fields. */
export async function problemFacts(
  problem: StoredRecord,
  context: { knex: Knex; now: Date; effectivenessWatch: Duration },
): Promise<Record<string, boolean>> {
  const { knex, now, effectivenessWatch } = context;
  const { acceptedBy, assignee, reviewBy, state } = problem;
  const links = await loadLinks(knex, problem.id);
  const changes = linkedBy(links, 'fixed_by', 'change');
  return {
    hasLinkedChange: changes.length > 0,
    linkedChangesSucceeded: succeeded(problem, changes),
    acceptedByAnother: Boolean(acceptedBy) && acceptedBy !== assignee,
    reviewWithinYear: isWithinYear(reviewBy, now),
    effectivenessProven:
      state === 'resolved' && isWatchOver(problem, { now, effectivenessWatch }),
    noOpenTask: (await openTasks(knex, problem.id)).length === 0,
  };
}
