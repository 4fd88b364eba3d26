import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { RecordWriter } from '../records/RecordWriter';

const BATCH = 100;

/**
 * Flags changes whose post-implementation review is overdue: once each, and
 * one write each, so that one that fails keeps no other from it.
 * @returns how many it flagged
 */
export async function flagOverdueReviews(options: {
  knex: Knex;
  writer: RecordWriter;
  clock: () => Date;
  logger: LoggerService;
  access: Access;
}): Promise<number> {
  const { knex, writer, clock, logger, access } = options;
  const now = clock().getTime();
  let flagged = 0;
  let last: { review_due_at: number; id: string } | undefined;
  for (;;) {
    const query = knex('records')
      .whereRaw('active')
      .where('type', 'change')
      .where('review_due_at', '<=', now)
      .orderBy(['review_due_at', 'id'])
      .limit(BATCH)
      .select('id', 'review_due_at');
    if (last) {
      query.whereRaw('(review_due_at, id) > (cast(? as bigint), ?)', [
        last.review_due_at,
        last.id,
      ]);
    }
    const due: { id: string; review_due_at: number }[] = await query;
    for (const { id } of due) {
      try {
        flagged += await writer.write(access, async write => {
          const draft = await write.open(id);
          const { reviewDueAt, reviewOverdue, active } = draft.record;
          // It may have been written just now, or was flagged before.
          if (!active || !reviewDueAt || reviewOverdue) {
            return 0;
          }
          draft.update(
            { reviewOverdue: true },
            { kind: 'system', message: 'Its review is overdue.' },
          );
          return 1;
        });
      } catch (error) {
        logger.warn(`Change ${id} could not be flagged: ${error}`);
      }
    }
    if (due.length < BATCH) {
      return flagged;
    }
    last = due[due.length - 1];
  }
}
