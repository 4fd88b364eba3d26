import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { incidentLifecycle } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { Access } from '../records/access';
import { RecordWriter } from '../records/RecordWriter';

const BATCH = 100;

/**
 * Closes incidents that stayed resolved for long enough: one write each, so
 * that one that can't be closed keeps no other from it.
 * @returns how many it closed
 */
export async function closeResolvedIncidents(options: {
  knex: Knex;
  writer: RecordWriter;
  clock: () => Date;
  logger: LoggerService;
  access: Access;
  autoCloseAfter: Duration;
}): Promise<number> {
  const { knex, writer, clock, logger, access, autoCloseAfter } = options;
  const limit = clock().getTime() - autoCloseAfter.toMillis();
  let closed = 0;
  let last: { resolved_at: number; id: string } | undefined;
  for (;;) {
    const query = knex('records')
      .where({ type: 'incident', state: 'resolved' })
      .where('resolved_at', '<=', limit)
      .orderBy(['resolved_at', 'id'])
      .limit(BATCH)
      .select('id', 'resolved_at');
    if (last) {
      query.whereRaw('(resolved_at, id) > (?, ?)', [last.resolved_at, last.id]);
    }
    const due: { id: string; resolved_at: number }[] = await query;
    for (const { id } of due) {
      try {
        await writer.write(access, async write => {
          const draft = await write.open(id);
          const { resolvedAt, state } = draft.record;
          // It may have been reopened, and even resolved again, just now.
          if (state !== 'resolved' || Date.parse(resolvedAt!) > limit) {
            throw new ConflictError('changed meanwhile');
          }
          draft.move(incidentLifecycle, {
            to: 'closed',
            roles: ['system'],
            message: `Closed by itself, as it stayed resolved for ${autoCloseAfter.toHuman()}.`,
          });
        });
        closed += 1;
      } catch (error) {
        logger.warn(`Incident ${id} could not be closed: ${error}`);
      }
    }
    if (due.length < BATCH) {
      return closed;
    }
    last = due[due.length - 1];
  }
}
