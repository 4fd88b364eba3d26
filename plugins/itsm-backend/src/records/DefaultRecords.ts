import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ActivityEntry,
  EntityLink,
  LinkRelation,
  RecordLink,
} from 'backstage-plugin-itsm-common';
import { Access, demand, rolesFor } from './access';
import { readActivityEntry } from './activityLog';
import { meets } from './criteria';
import { resolveRefs } from './fieldRules';
import { findRecord } from './loadRecords';
import { FieldsError, RecordDraft } from './RecordDraft';
import {
  addLink,
  loadLinks,
  removeLink,
  toLifecycleLinks,
  toRecordLink,
} from './recordLinks';
import { RecordReads, RecordsOptions } from './RecordReads';
import { Records } from './Records';
import { RecordWriter } from './RecordWriter';
import { StoredRecord } from './rows';
import { WriteTransaction } from './WriteTransaction';

/** The parts of a request to move a record that every process has. */
export interface TransitionRequest {
  to: string;
  version?: number;
  comment?: string;
  links?: { relation: LinkRelation; target: string }[];
}

/**
 * What is the same for the records of every process. A process says what its
 * own fields are and what a move brings about beyond its record.
 */
export abstract class DefaultRecords<
    TRecord,
    TCreate,
    TUpdate,
    TTransition extends TransitionRequest,
  >
  extends RecordReads<TRecord>
  implements Records<TRecord, TCreate, TUpdate, TTransition>
{
  protected readonly writer: RecordWriter;

  protected constructor(options: RecordsOptions) {
    super(options);
    this.writer = options.writer;
  }

  abstract create(
    request: TCreate,
    access: Access,
    options?: { idempotencyKey?: string },
  ): Promise<TRecord>;

  abstract update(
    key: string,
    request: TUpdate,
    access: Access,
  ): Promise<TRecord>;

  /** What a move brings about in other records, in the same write. */
  protected async moved(
    _write: WriteTransaction,
    _draft: RecordDraft,
    _from: string,
  ): Promise<void> {}

  /** What a public comment brings about, in the same write. */
  protected async commented(
    _write: WriteTransaction,
    _draft: RecordDraft,
  ): Promise<void> {}

  async transition(
    key: string,
    request: TTransition,
    access: Access,
  ): Promise<TRecord> {
    return this.writer.write(access, async write => {
      const { draft, from } = await this.step(write, key, request);
      await this.moved(write, draft, from);
      return this.toAnswer(draft.finished());
    });
  }

  /**
   * Moves a record as a request says, with the links that it makes along.
   * @param facts - what the process has found out besides
   */
  protected async step(
    write: WriteTransaction,
    key: string,
    request: TTransition,
    facts: Readonly<Record<string, boolean>> = {},
  ): Promise<{ draft: RecordDraft; from: string }> {
    const { to, version, comment, links = [], ...fields } = request;
    const { access } = write;
    if (links.length > 0) {
      await write.lock([key, ...links.map(({ target }) => target)]);
    }
    const draft = await this.open(write, key, 'transition', version);
    const { record } = draft;
    if (links.length > 0) {
      demand(access, 'update', record);
    }
    for (const { relation, target } of links) {
      await addLink(write, draft, relation, await this.target(write, target));
    }
    const given = Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    );
    const asGiven = { ...record, ...given } as StoredRecord;
    draft.move(this.lifecycle, {
      to,
      roles: rolesFor(access, record),
      fields: given,
      comment,
      links: toLifecycleLinks(await loadLinks(write.trx, record.id)),
      facts: { ...(await this.facts(asGiven, write.trx)), ...facts },
    });
    return { draft, from: record.state };
  }

  async comment(
    key: string,
    request: { body: string; internal: boolean },
    access: Access,
  ): Promise<ActivityEntry> {
    const { body, internal } = request;
    const { id, sequence } = await this.writer.write(access, async write => {
      const draft = await this.open(
        write,
        key,
        internal ? 'update' : 'comment',
      );
      if (!internal) {
        this.demandActive(draft.record);
      }
      const place = (draft.head?.sequence ?? 0) + draft.entries.length + 1;
      draft.tell(internal ? 'noted' : 'commented', { comment: body });
      if (!internal) {
        await this.commented(write, draft);
      }
      return { id: draft.record.id, sequence: place };
    });
    const entry = await readActivityEntry(this.knex, id, sequence);
    return entry!;
  }

  async link(
    key: string,
    request: { relation: LinkRelation; target: string },
    access: Access,
  ): Promise<RecordLink> {
    return this.writer.write(access, async write => {
      await write.lock([key, request.target]);
      const draft = await this.open(write, key, 'update');
      const other = await this.target(write, request.target);
      const link = await addLink(write, draft, request.relation, other);
      return toRecordLink(link, access);
    });
  }

  async unlink(key: string, linkId: string, access: Access): Promise<void> {
    await this.writer.write(access, async write => {
      const draft = await this.open(write, key, 'update');
      const links = await loadLinks(write.trx, draft.record.id);
      const link = links.find(({ row }) => row.id === linkId);
      if (!link) {
        throw new NotFoundError(
          `${draft.record.number} has no link ${linkId}.`,
        );
      }
      const other = await write.open(link.target.id);
      await removeLink(write, draft, link, other);
    });
  }

  async linkEntity(
    key: string,
    request: { entityRef: string; role: 'primary' | 'affected' },
    access: Access,
  ): Promise<EntityLink[]> {
    const { entityRef, role } = request;
    const { primary } = await resolveRefs(this.catalog, { entityRef }, access);
    return this.changeEntities(key, access, entities => {
      const others = entities.filter(link => link.entityRef !== entityRef);
      // Correcting which one is primary must not lose what was thought to be.
      return role === 'primary'
        ? [
            { ...primary!, role },
            ...others.map(link =>
              link.role === 'primary'
                ? { ...link, role: 'affected' as const }
                : link,
            ),
          ]
        : [...others, { ...primary!, role }];
    });
  }

  async unlinkEntity(
    key: string,
    entityRef: string,
    access: Access,
  ): Promise<EntityLink[]> {
    return this.changeEntities(key, access, entities =>
      entities.filter(link => link.entityRef !== entityRef),
    );
  }

  async watch(
    key: string,
    { userRef }: { userRef?: string },
    access: Access,
  ): Promise<string[]> {
    if (userRef && userRef !== access.actor) {
      await resolveRefs(this.catalog, { watchers: [userRef] }, access);
    }
    return this.#changeWatchers(key, userRef, access, (watchers, ref) =>
      watchers.includes(ref) ? watchers : [...watchers, ref],
    );
  }

  async unwatch(
    key: string,
    { userRef }: { userRef?: string },
    access: Access,
  ): Promise<string[]> {
    return this.#changeWatchers(key, userRef, access, (watchers, ref) =>
      watchers.filter(watcher => watcher !== ref),
    );
  }

  /** A record of this process, to write to. */
  protected open(
    write: WriteTransaction,
    key: string,
    verb: 'update' | 'transition' | 'comment',
    version?: number,
  ): Promise<RecordDraft> {
    return write.open(key, { type: this.lifecycle.type, verb, version });
  }

  /** Refuses changes to a record that is at its end. */
  protected demandActive({ number, state, active }: StoredRecord) {
    if (!active) {
      throw new ConflictError(
        `${number} is ${state} and doesn't change any more, apart from internal notes and links.`,
      );
    }
  }

  /** Another record that the caller names, as far as they may know of it. */
  protected async target(
    write: WriteTransaction,
    key: string,
    field = 'target',
  ): Promise<RecordDraft> {
    const record = (await findRecord(write.trx, { key }))?.record;
    if (!record || !meets(record, write.access.types[record.type].read)) {
      throw new FieldsError([{ field, message: `there is no record ${key}` }]);
    }
    return write.open(record.id);
  }

  /** Writes the links to entities that a request comes to. */
  protected async changeEntities(
    key: string,
    access: Access,
    change: (entities: EntityLink[]) => EntityLink[],
  ): Promise<EntityLink[]> {
    return this.writer.write(access, async write => {
      const draft = await this.open(write, key, 'update');
      this.demandActive(draft.record);
      draft.update(this.entitiesPatch(draft.record, change));
      return draft.finished().entities;
    });
  }

  /** The links to entities of a record as a request changes them. */
  protected entitiesPatch(
    record: StoredRecord,
    change: (entities: EntityLink[]) => EntityLink[],
  ): Pick<StoredRecord, 'entities'> {
    const isPrimary = (link: EntityLink) => link.role === 'primary';
    const entities = change(record.entities);
    if (record.entities.some(isPrimary) && !entities.some(isPrimary)) {
      throw new FieldsError([
        {
          field: 'entityRef',
          message: 'the primary entity stays; make another one primary instead',
        },
      ]);
    }
    return { entities };
  }

  async #changeWatchers(
    key: string,
    userRef: string | undefined,
    access: Access,
    change: (watchers: string[], ref: string) => string[],
  ): Promise<string[]> {
    const ref = userRef ?? access.actor;
    if (!userRef && !access.isUser) {
      throw new FieldsError([
        { field: 'userRef', message: 'a service must name who is to watch' },
      ]);
    }
    return this.writer.write(access, async write => {
      const verb = ref === access.actor ? 'comment' : 'update';
      const draft = await this.open(write, key, verb);
      this.demandActive(draft.record);
      draft.update({ watchers: change(draft.record.watchers, ref) });
      return draft.finished().watchers;
    });
  }
}
