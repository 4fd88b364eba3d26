import { LoggerService } from '@backstage/backend-plugin-api';
import { problemLifecycle } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { RecordWriter } from '../records/RecordWriter';

const BATCH = 100;

/**
 * Opens problems again whose risk was accepted until a date that has come: one
 * write each.
 * @returns how many it opened
 */
export async function reviewAcceptedRisks(options: {
  knex: Knex;
  writer: RecordWriter;
  clock: () => Date;
  logger: LoggerService;
  access: Access;
}): Promise<number> {
  const { knex, writer, clock, logger, access } = options;
  const now = clock().getTime();
  let opened = 0;
  let last: { due_at: number; id: string } | undefined;
  for (;;) {
    const query = knex('records')
      .where('due_at', '<=', now)
      .where({ type: 'problem', state: 'closed' })
      .orderBy(['due_at', 'id'])
      .limit(BATCH)
      .select('id', 'due_at');
    if (last) {
      query.whereRaw('(due_at, id) > (cast(? as bigint), ?)', [
        last.due_at,
        last.id,
      ]);
    }
    const due: { id: string; due_at: number }[] = await query;
    for (const { id } of due) {
      try {
        opened += await writer.write(access, async write => {
          const draft = await write.open(id);
          const { state, resolutionCode, reviewBy, acceptedBy } = draft.record;
          // Somebody may have looked at it again just now.
          if (
            state !== 'closed' ||
            resolutionCode !== 'risk_accepted' ||
            Date.parse(reviewBy as string) > now
          ) {
            return 0;
          }
          draft.move(problemLifecycle, {
            to: 'root_cause_analysis',
            roles: ['system'],
            fields: {
              reason: `The risk was accepted by ${acceptedBy} until ${reviewBy}. Look whether it still can be.`,
            },
            message: 'Opened again by itself, for the review of its risk.',
          });
          return 1;
        });
      } catch (error) {
        logger.warn(`Problem ${id} could not be opened again: ${error}`);
      }
    }
    if (due.length < BATCH) {
      return opened;
    }
    last = due[due.length - 1];
  }
}
