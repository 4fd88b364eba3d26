import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { remind } from '../changes/remind';
import { Access } from '../records/access';
import { RecordWriter } from '../records/RecordWriter';

const BATCH = 100;

/**
 * Reminds those whose decision has been awaited for long, and again after as
 * long: one write each, so that one that fails keeps no other from it.
 * @returns how many approvals it reminded of
 */
export async function remindApprovers(options: {
  knex: Knex;
  writer: RecordWriter;
  clock: () => Date;
  logger: LoggerService;
  access: Access;
  /** In milliseconds. */
  remindAfter: number;
}): Promise<number> {
  const { knex, writer, clock, logger, access, remindAfter } = options;
  const now = clock().getTime();
  let reminded = 0;
  let last: { remind_at: number; id: string } | undefined;
  for (;;) {
    const query = knex('approvals')
      .where('remind_at', '<=', now)
      .orderBy(['remind_at', 'id'])
      .limit(BATCH)
      .select('id', 'record_id', 'remind_at');
    if (last) {
      query.whereRaw('(remind_at, id) > (cast(? as bigint), ?)', [
        last.remind_at,
        last.id,
      ]);
    }
    const due: { id: string; record_id: string; remind_at: number }[] =
      await query;
    for (const { id, record_id } of due) {
      try {
        await writer.write(access, async write => {
          const draft = await write.open(record_id);
          await remind(write, draft, { approvalId: id, remindAfter });
        });
        reminded += 1;
      } catch (error) {
        logger.warn(`Nobody could be reminded of approval ${id}: ${error}`);
      }
    }
    if (due.length < BATCH) {
      return reminded;
    }
    last = due[due.length - 1];
  }
}
