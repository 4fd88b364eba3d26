import { Knex } from 'knex';
import { StoredRecord } from '../records/rows';
import { openTasks } from '../tasks/openTasks';
import { implementersOf } from './duties';
import { templateOf } from './templateRows';

/* What was done before it was recorded isn't planned for a time to come. */
function windowInOrder(change: StoredRecord, now: string): boolean {
  const plannedStart = change.plannedStart as string | undefined;
  const plannedEnd = change.plannedEnd as string | undefined;
  return (
    plannedStart !== undefined &&
    plannedEnd !== undefined &&
    plannedStart < plannedEnd &&
    (!change.recordedAfterTheFact || plannedEnd <= now)
  );
}

function insideWindow(change: StoredRecord, now: string): boolean {
  const plannedStart = (change.plannedStart ?? '') as string;
  const plannedEnd = (change.plannedEnd ?? '') as string;
  return (
    change.recordedAfterTheFact === true ||
    (plannedStart <= now && now < plannedEnd)
  );
}

/**
 * What the lifecycle of a change asks about it, as far as the change itself,
 * its tasks and its review tell. Only what the steps from its state ask for is
 * looked up.
 */
export async function lifecycleFacts(
  change: StoredRecord,
  knex: Knex,
  now: string,
): Promise<Record<string, boolean>> {
  const facts: Record<string, boolean> = { notOnHold: !change.onHold };
  switch (change.state) {
    case 'new':
      return {
        ...facts,
        hasPrimaryEntity: change.entities.some(
          ({ role }) => role === 'primary',
        ),
        windowInOrder: windowInOrder(change, now),
        templateApproved:
          (await templateOf(knex, change))?.state === 'approved',
      };
    case 'scheduled':
      return { ...facts, insideWindow: insideWindow(change, now) };
    case 'implement': {
      const open = await openTasks(knex, change.id, [
        'implementation',
        'testing',
      ]);
      return { ...facts, noOpenImplementationTask: open.length === 0 };
    }
    case 'review': {
      const open = await openTasks(knex, change.id);
      const review = change.review as { writtenBy: string } | undefined;
      const implementers = await implementersOf(knex, change);
      return {
        ...facts,
        noOpenTask: open.length === 0,
        reviewedByAnother:
          review !== undefined && !implementers.includes(review.writtenBy),
      };
    }
    default:
      return facts;
  }
}
