import { NotFoundError } from '@backstage/errors';
import {
  Broadcast,
  BroadcastKind,
  BroadcastResult,
  openIncidentStates,
} from 'backstage-plugin-itsm-common';
import { createHash, randomUUID } from 'crypto';

import { Knex } from 'knex';
import { Access } from '../records/access';
import { insertRows } from '../records/insertRows';
import { findRecord } from '../records/loadRecords';
import { FieldsError } from '../records/RecordDraft';
import { linkedBy, loadLinks } from '../records/recordLinks';
import { RecordWriter } from '../records/RecordWriter';
import { StoredRecord } from '../records/rows';

const MOST_BROADCASTS = 100;

const sources = { workaround: 'workaround', fix: 'fixNotes' } as const;
const openings = {
  workaround: 'There is a workaround',
  fix: 'The cause is fixed',
} as const;

/** What is told to the incidents of a problem, all at once. */
export class Broadcasts {
  readonly #knex: Knex;
  readonly #writer: RecordWriter;

  static create(options: { knex: Knex; writer: RecordWriter }) {
    return new Broadcasts(options);
  }

  private constructor(options: { knex: Knex; writer: RecordWriter }) {
    this.#knex = options.knex;
    this.#writer = options.writer;
  }

  /** What was told, the newest first; the last hundred at most. */
  async list(key: string, access: Access): Promise<Broadcast[]> {
    const criteria = access.types.problem.read;
    const loaded = await findRecord(
      this.#knex,
      { key, type: 'problem' },
      { criteria },
    );
    if (!loaded) {
      throw new NotFoundError(`There is no problem ${key}.`);
    }
    const rows = await this.#knex('broadcasts')
      .where({ record_id: loaded.record.id })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST_BROADCASTS);
    return rows.map(row => ({
      id: row.id,
      kind: row.kind,
      message: row.message,
      at: new Date(Number(row.created_at)).toISOString(),
      by: row.created_by,
      written: Number(row.written),
    }));
  }

  /**
   * Writes a public comment to every open incident that is linked. One that
   * was told the same before isn't told again.
   */
  async send(
    key: string,
    request: { kind: BroadcastKind; message?: string },
    access: Access,
  ): Promise<BroadcastResult> {
    const { kind } = request;
    return this.#writer.write(access, async write => {
      const { trx } = write;
      const draft = await write.open(key, { type: 'problem', verb: 'update' });
      const { id, number } = draft.record;
      const message = request.message ?? messageOf(draft.record, kind);
      const incidents = linkedBy(await loadLinks(trx, id), 'incidents').filter(
        isOpen,
      );
      const told = {
        record_id: id,
        kind,
        message_hash: createHash('sha256').update(message).digest('hex'),
      };
      const toldIds = new Set<string>(
        await trx('broadcast_incidents').where(told).pluck('incident_id'),
      );
      await write.openAll(incidents.map(incident => incident.id));
      const rows: object[] = [];
      let skipped = 0;
      for (const { id: incidentId } of incidents) {
        const incident = await write.open(incidentId);
        if (toldIds.has(incidentId) || !isOpen(incident.record)) {
          skipped += 1;
          continue;
        }
        const comment = `${openings[kind]} (${number}):\n\n${message}`;
        incident.tell('commented', { comment });
        rows.push({ ...told, incident_id: incidentId });
      }
      const written = rows.length;
      if (written > 0) {
        await insertRows(trx, 'broadcast_incidents', rows);
        await trx('broadcasts').insert({
          id: randomUUID(),
          record_id: id,
          kind,
          message,
          written,
          created_at: Date.parse(draft.now),
          created_by: access.actor,
        });
        draft.tell('system', {
          message: `The ${kind} was told to ${
            written === 1 ? 'one incident' : `${written} incidents`
          }.`,
        });
      }
      return { written, skipped };
    });
  }
}

function isOpen({ state }: StoredRecord): boolean {
  return openIncidentStates.some(open => open === state);
}

function messageOf(problem: StoredRecord, kind: BroadcastKind): string {
  const field = sources[kind];
  const message = String(problem[field] ?? '').trim();
  if (!message) {
    throw new FieldsError([
      {
        field: 'message',
        message: `is required, as ${problem.number} has no ${field}`,
      },
    ]);
  }
  return message;
}
