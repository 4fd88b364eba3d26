import { ConflictError } from '@backstage/errors';
import { LinkRelation, recordTypes } from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { FieldsError, RecordDraft } from '../records/RecordDraft';
import { addLink } from '../records/recordLinks';
import { WriteTransaction } from '../records/WriteTransaction';
import { HistoryContext, historyFieldsOf, lastTimeOf } from './historyFields';
import {
  AwaitedLink,
  awaitLinks,
  ImportedRecord,
  originKey,
  rememberLines,
  takeAwaitedLinks,
} from './importedRecords';
import { Judgement } from './judgeLines';

/** The comments that were imported before, by record. */
async function commentsToldOf(
  trx: Knex.Transaction,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>();
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await trx('activity')
      .whereIn('record_id', ids.slice(at, at + 500))
      .where({ channel: 'import' })
      .whereIn('kind', ['commented', 'noted'])
      .select('record_id', 'at', 'actor', 'body');
    for (const row of rows) {
      const known = told.get(row.record_id) ?? new Set();
      const { comment } = JSON.parse(row.body);
      known.add(JSON.stringify([Number(row.at), row.actor, comment]));
      told.set(row.record_id, known);
    }
  }
  return told;
}

/** One import of many lines, in one write. */
class Landing {
  readonly #write: WriteTransaction;
  readonly #known: ReadonlyMap<string, ImportedRecord>;
  readonly #context: HistoryContext;
  /** The records that are there by now, by their origins. */
  readonly #ids: Map<string, string>;
  /** Links to those that aren't, by their origins. */
  readonly #awaited = new Map<string, AwaitedLink[]>();

  constructor(options: {
    write: WriteTransaction;
    known: ReadonlyMap<string, ImportedRecord>;
    context: HistoryContext;
  }) {
    this.#write = options.write;
    this.#known = options.known;
    this.#context = options.context;
    this.#ids = new Map([...options.known].map(([key, { id }]) => [key, id]));
  }

  async land(judgements: readonly Judgement[]): Promise<void> {
    const { trx } = this.#write;
    const origins = judgements.map(({ history }) => history.externalRef);
    const awaited = await takeAwaitedLinks(trx, origins);
    awaited.forEach(link => this.#await(link));
    await this.#open(judgements, awaited);
    const told = await commentsToldOf(
      trx,
      judgements
        .filter(({ history }) => history.comments.length > 0)
        .flatMap(({ key }) => this.#known.get(key)?.id ?? []),
    );
    for (const judgement of judgements) {
      const draft = await this.#draftOf(judgement);
      this.#addComments(draft, judgement, told.get(draft.record.id));
      await this.#addLinks(draft, judgement);
    }
    await awaitLinks(trx, [...this.#awaited.values()].flat());
    await rememberLines(
      trx,
      judgements.map(({ key, hash }) => ({
        recordId: this.#ids.get(key)!,
        hash,
        isNew: !this.#known.has(key),
      })),
    );
  }

  /* Opens at once what is going to be written to, and takes the numbers. */
  async #open(
    judgements: readonly Judgement[],
    awaited: readonly AwaitedLink[],
  ) {
    const added = judgements.filter(({ key }) => !this.#known.has(key));
    const touched = judgements.flatMap(({ key, history }) => [
      key,
      ...history.links.map(({ target }) => originKey(target)),
    ]);
    const ids = touched.flatMap(key => this.#known.get(key)?.id ?? []);
    const waiting = awaited.map(({ recordId }) => recordId);
    await this.#write.openAll([...new Set([...ids, ...waiting])]);
    for (const type of recordTypes) {
      await this.#write.reserveNumbers(
        type,
        added.filter(({ history }) => history.type === type).length,
      );
    }
  }

  #await(link: AwaitedLink) {
    const key = originKey(link.target);
    this.#awaited.set(key, [...(this.#awaited.get(key) ?? []), link]);
  }

  async #draftOf({ key, history }: Judgement): Promise<RecordDraft> {
    const { access, now } = this.#write;
    const fields = historyFieldsOf(history, this.#context);
    const { source, id } = history.externalRef;
    const existing = this.#ids.get(key);
    if (existing) {
      const draft = await this.#write.open(existing);
      const { requester, openedBy, ...known } = fields;
      draft.update({
        ...known,
        ...(requester ? { requester } : {}),
        ...(openedBy ? { openedBy } : {}),
      });
      return draft;
    }
    const openedBy = fields.openedBy ?? fields.requester ?? access.actor;
    const at = lastTimeOf(history);
    const draft = await this.#write.create(
      {
        ...fields,
        id: randomUUID(),
        requester: fields.requester ?? openedBy,
        openedBy,
        updatedAt: at,
        version: 1,
      },
      at,
    );
    draft.created({ at: now, message: `Imported from ${source} ${id}.` });
    this.#ids.set(key, draft.record.id);
    return draft;
  }

  #addComments(
    draft: RecordDraft,
    { history }: Judgement,
    told: ReadonlySet<string> | undefined,
  ) {
    for (const { at, by, body, internal } of history.comments) {
      if (!told?.has(JSON.stringify([Date.parse(at), by, body]))) {
        const kind = internal ? 'noted' : 'commented';
        draft.tell(kind, { at, actor: by, comment: body });
      }
    }
  }

  async #addLinks(draft: RecordDraft, { key, history }: Judgement) {
    for (const { relation, target } of history.links) {
      const id = this.#ids.get(originKey(target));
      if (id) {
        await this.#link(draft, relation, await this.#write.open(id));
      } else {
        const recordId = draft.record.id;
        this.#await({ recordId, relation, target });
      }
    }
    const awaiting = this.#awaited.get(key) ?? [];
    this.#awaited.delete(key);
    for (const { recordId, relation } of awaiting) {
      const other = await this.#write.open(recordId);
      await this.#link(other, relation as LinkRelation, draft);
    }
  }

  async #link(draft: RecordDraft, relation: LinkRelation, other: RecordDraft) {
    try {
      await addLink(this.#write, draft, relation, other);
    } catch (error) {
      if (error instanceof FieldsError) {
        // What a line asked for before the other one was there, and can't be.
        const message = `Not linked to ${other.record.number}: ${error.message}.`;
        draft.tell('system', { message });
      } else if (!(error instanceof ConflictError)) {
        throw error;
      }
    }
  }
}

/**
 * Lands what was judged: makes records, or brings those that landed before up
 * to what their lines say. Nobody is notified, nothing moves by itself, and
 * the history says that it was imported.
 */
export async function landHistory(
  judgements: readonly Judgement[],
  options: {
    write: WriteTransaction;
    known: ReadonlyMap<string, ImportedRecord>;
    context: HistoryContext;
  },
): Promise<void> {
  if (judgements.length > 0) {
    await new Landing(options).land(judgements);
  }
}
