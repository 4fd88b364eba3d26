import { NotFoundError } from '@backstage/errors';
import {
  GateKeys,
  GateReceiptPage,
  GateReceiptPayload,
  gateReceiptPayloadSchema,
  ReceiptVerification,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { decodeCursor, encodeCursor } from '../records/cursor';
import { findRecord } from '../records/loadRecords';
import { SigningKeys } from '../schedule/SigningKeys';

const ORDER = { by: 'decidedAt', order: 'desc' } as const;

interface ReceiptRow {
  id: string;
  change_id: string | null;
  decided_at: number | string;
  /** JSON: what the receipt says. */
  body: string;
  receipt: string;
}

/** The proofs of what the gate answered. */
export class Receipts {
  readonly #knex: Knex;
  readonly #keys: SigningKeys;

  static create(options: { knex: Knex; keys: SigningKeys }): Receipts {
    return new Receipts(options);
  }

  private constructor(options: { knex: Knex; keys: SigningKeys }) {
    this.#knex = options.knex;
    this.#keys = options.keys;
  }

  /** Signs and keeps an answer. */
  async issue(
    payload: GateReceiptPayload,
    changeId: string | undefined,
  ): Promise<string> {
    const receipt = await this.#keys.sign('gate-receipt', payload);
    await this.#knex<ReceiptRow>('gate_receipts').insert({
      id: payload.id,
      change_id: changeId ?? null,
      decided_at: Date.parse(payload.decidedAt),
      body: JSON.stringify(payload),
      receipt,
    });
    return receipt;
  }

  keys(): Promise<GateKeys> {
    return this.#keys.publicKeys('gate-receipt');
  }

  async verify(receipt: string): Promise<ReceiptVerification> {
    const { success, data } = gateReceiptPayloadSchema.safeParse(
      await this.#keys.verify('gate-receipt', receipt),
    );
    return success
      ? { valid: true, payload: data }
      : {
          valid: false,
          because: 'It was not signed here, or was altered since.',
        };
  }

  /** What was answered for a change, newest first. */
  async list(
    key: string,
    page: { limit: number; cursor?: string },
    access: Access,
  ): Promise<GateReceiptPage> {
    const loaded = await findRecord(
      this.#knex,
      { key, type: 'change' },
      { criteria: access.types.change.read },
    );
    if (!loaded) {
      throw new NotFoundError(`There is no change ${key}.`);
    }
    const query = this.#knex<ReceiptRow>('gate_receipts')
      .where({ change_id: loaded.record.id })
      .orderBy([
        { column: 'decided_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(page.limit + 1);
    if (page.cursor !== undefined) {
      const { value, id } = decodeCursor(page.cursor, ORDER);
      query.where(before =>
        before
          .where('decided_at', '<', value)
          .orWhere(same =>
            same.where('decided_at', value).where('id', '<', id),
          ),
      );
    }
    const rows = await query;
    const shown = rows.slice(0, page.limit);
    const last = shown[shown.length - 1];
    return {
      items: shown.map(({ body, receipt }) => ({
        ...(JSON.parse(body) as GateReceiptPayload),
        receipt,
      })),
      pageInfo:
        rows.length > page.limit
          ? {
              nextCursor: encodeCursor({
                ...ORDER,
                value: Number(last.decided_at),
                id: last.id,
                back: false,
              }),
            }
          : {},
    };
  }
}
