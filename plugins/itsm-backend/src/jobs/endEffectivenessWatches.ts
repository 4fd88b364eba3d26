import { LoggerService } from '@backstage/backend-plugin-api';
import { problemLifecycle } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { watchOf } from '../problems/effectivenessWatch';
import { findRecurrences, returnToAnalysis } from '../problems/recurrences';
import { Access } from '../records/access';
import { RecordWriter } from '../records/RecordWriter';
import { openTasks } from '../tasks/openTasks';

const BATCH = 100;

/**
 * Looks after the fixes that are being watched: closes a problem whose watch
 * is over without a recurrence, and returns one to analysis that came back in
 * a way no single write could tell, such as by an incident that got its
 * category later. One write each, so that one that can't be moved keeps no
 * other from it.
 * @returns how many it moved
 */
export async function endEffectivenessWatches(options: {
  knex: Knex;
  writer: RecordWriter;
  clock: () => Date;
  logger: LoggerService;
  access: Access;
}): Promise<{ closed: number; returned: number }> {
  const { knex, writer, clock, logger, access } = options;
  const counts = { closed: 0, returned: 0 };
  let last: { due_at: number; id: string } | undefined;
  for (;;) {
    const query = knex('records')
      .whereNotNull('due_at')
      .where({ type: 'problem', state: 'resolved' })
      .orderBy(['due_at', 'id'])
      .limit(BATCH)
      .select('id', 'due_at');
    if (last) {
      query.whereRaw('(due_at, id) > (cast(? as bigint), ?)', [
        last.due_at,
        last.id,
      ]);
    }
    const watched: { id: string; due_at: number }[] = await query;
    for (const { id } of watched) {
      try {
        const moved = await writer.write(access, async write => {
          const draft = await write.open(id);
          const watch = watchOf(draft.record);
          // Somebody may have moved it just now.
          if (!watch) {
            return undefined;
          }
          const found = await findRecurrences(write.trx, draft.record, watch);
          if (found.length > 0) {
            returnToAnalysis(draft, watch, found);
            return 'returned';
          }
          const isOver = Date.parse(watch.until) <= clock().getTime();
          // What is still to be done is done first; it is looked at again.
          if (!isOver || (await openTasks(write.trx, id)).length > 0) {
            return undefined;
          }
          draft.update({
            effectivenessWatch: { ...watch, outcome: 'effective' },
          });
          draft.move(problemLifecycle, {
            to: 'closed',
            roles: ['system'],
            facts: { effectivenessProven: true, noOpenTask: true },
            message: 'Closed by itself, as it did not come back.',
          });
          return 'closed';
        });
        if (moved) {
          counts[moved] += 1;
        }
      } catch (error) {
        logger.warn(`Problem ${id} could not be moved: ${error}`);
      }
    }
    if (watched.length < BATCH) {
      return counts;
    }
    last = watched[watched.length - 1];
  }
}
