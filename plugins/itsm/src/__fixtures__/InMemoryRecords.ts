import {
  type ActivityEntry,
  describe as describeTransitions,
  evaluate,
  inverseRelation,
  type ItsmEvent,
  type ItsmRecord,
  type EntityLinkRequest,
  type LifecycleLink,
  type LinkRelation,
  type ListRequest,
  type Page,
  type RecordLink,
  type RecordLinkRequest,
  type RecordsApi,
} from 'backstage-plugin-itsm-common';
import {
  lifecycleLinksOf,
  type RequestedLink,
  withEntity,
} from './inMemoryLinks';
import type { InMemoryRecordsOptions } from './InMemoryRecordsOptions';
import { refusal } from './refusals';
import { selectRecords } from './selectRecords';

type StoredLink = {
  id: string;
  source: string;
  target: string;
  relation: LinkRelation;
};

/** What of a request isn't the same for all types. */
type Fields = Record<string, unknown>;

/**
 * Records of one type that behave as the backend's do, for tests and
 * development.
 */
export class InMemoryRecords<
  TRecord extends ItsmRecord,
  TCreate extends object,
  TUpdate extends { version: number },
  TTransition extends {
    to: string;
    version?: number;
    comment?: string;
    links?: RecordLinkRequest[];
  },
> implements RecordsApi<TRecord, TCreate, TUpdate, TTransition>
{
  readonly records = new Map<string, TRecord>();
  readonly history = new Map<string, ActivityEntry[]>();
  readonly requests: ListRequest[] = [];
  #links: StoredLink[] = [];
  #listeners = new Set<(event: ItsmEvent) => void>();
  #options: InMemoryRecordsOptions<TRecord>;

  constructor(options: InMemoryRecordsOptions<TRecord>) {
    this.#options = options;
    for (const record of options.records) {
      this.records.set(record.number, record);
      this.#append(record, {
        kind: 'created',
        actor: record.openedBy,
        at: record.openedAt,
      });
    }
  }

  onWrite(listener: (event: ItsmEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What somebody else does, without asking whether they may. */
  change(number: string, fields: Partial<TRecord>, by = 'user:default/mara') {
    return this.#write(this.#known(number), fields, {
      kind: 'updated',
      actor: by,
    });
  }

  /** What somebody else writes. */
  say(number: string, comment: string, by: string) {
    this.#write(
      this.#known(number),
      {},
      { kind: 'commented', actor: by, comment },
    );
  }

  #now() {
    return (this.#options.now?.() ?? new Date()).toISOString();
  }

  #known(number: string): TRecord {
    return this.records.get(number)!;
  }

  async #find(key: string): Promise<TRecord> {
    const found =
      this.records.get(key) ??
      [...this.records.values()].find(({ id }) => id === key);
    if (!found) {
      throw await refusal(404, `There is no record ${key}`);
    }
    return found;
  }

  #append(record: TRecord, entry: Partial<ActivityEntry>) {
    const entries = this.history.get(record.number) ?? [];
    const appended: ActivityEntry = {
      sequence: entries.length + 1,
      at: this.#now(),
      actor: this.#options.userRef,
      channel: 'portal',
      kind: 'updated',
      hash: 'hash',
      ...entry,
    };
    this.history.set(record.number, [...entries, appended]);
    return appended;
  }

  #write(
    record: TRecord,
    fields: Partial<TRecord>,
    entry: Partial<ActivityEntry>,
  ) {
    const before = record as unknown as Record<string, unknown>;
    const changes = Object.entries(fields)
      .filter(
        ([name, value]) =>
          JSON.stringify(before[name]) !== JSON.stringify(value),
      )
      .map(([field, to]) => ({ field, from: before[field], to }));
    const after: TRecord = {
      ...record,
      ...fields,
      version: record.version + 1,
      updatedAt: this.#now(),
    };
    this.records.set(record.number, after);
    const { sequence, kind } = this.#append(after, {
      ...entry,
      changes: changes as ActivityEntry['changes'],
    });
    const { id, number, type } = after;
    this.#listeners.forEach(listener =>
      listener({ id, number, type, sequence, kind }),
    );
    return after;
  }

  async create(request: TCreate): Promise<TRecord> {
    const { entityRef, affectedEntityRefs, ...fields } = request as Fields;
    const created = this.#options.make({
      ...fields,
      number: `${this.#options.prefix}-${this.records.size + 1}`,
      openedAt: this.#now(),
      ...(entityRef
        ? {
            entities: withEntity([], {
              entityRef: String(entityRef),
              role: 'primary',
            }),
          }
        : {}),
    } as Partial<TRecord>);
    this.records.set(created.number, created);
    this.#append(created, { kind: 'created' });
    return created;
  }

  async list(request: ListRequest = {}): Promise<Page<TRecord>> {
    this.requests.push(request);
    return selectRecords([...this.records.values()], request);
  }

  get(key: string) {
    return this.#find(key);
  }

  async update(key: string, request: TUpdate) {
    const record = await this.#find(key);
    const { version, priorityOverride, ...fields } = request as Fields;
    if (version !== record.version) {
      throw await refusal(
        409,
        `${record.number} is at version ${record.version}`,
      );
    }
    if (!record.active) {
      throw await refusal(
        400,
        `${record.number} is ${record.state} and doesn't change any more`,
      );
    }
    const patch = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value ?? undefined]),
    );
    return this.#write(record, patch as Partial<TRecord>, { kind: 'updated' });
  }

  #actor() {
    return {
      ref: this.#options.userRef,
      roles: this.#options.roles ?? ['agent' as const],
    };
  }

  #lifecycleLinks(number: string, extra?: RequestedLink[]): LifecycleLink[] {
    return lifecycleLinksOf(this.#linksOf(number), extra);
  }

  async transitions(key: string) {
    const record = await this.#find(key);
    return describeTransitions({
      lifecycle: this.#options.lifecycleOf(record),
      facts: this.#options.factsOf?.(record),
      record,
      actor: this.#actor(),
      links: this.#lifecycleLinks(record.number),
    });
  }

  async transition(key: string, request: TTransition) {
    const record = await this.#find(key);
    const { to, version, comment, links = [], ...fields } = request;
    if (version !== undefined && version !== record.version) {
      throw await refusal(
        409,
        `${record.number} is at version ${record.version}`,
      );
    }
    const evaluation = evaluate({
      lifecycle: this.#options.lifecycleOf(record),
      facts: this.#options.factsOf?.(record),
      record,
      to,
      actor: this.#actor(),
      fields,
      comment,
      links: this.#lifecycleLinks(record.number, links),
      now: this.#now(),
    });
    switch (evaluation.result) {
      case 'not-in-lifecycle':
        throw await refusal(409, `${record.number} is ${record.state}`);
      case 'not-allowed':
        throw await refusal(403, evaluation.because);
      case 'requirements-missing':
        throw await refusal(400, 'Something is missing', evaluation.issues);
      default: {
        const { reason, ...patch } = evaluation.patch;
        for (const link of links) {
          await this.link(key, link);
        }
        return this.#write(
          this.#known(record.number),
          patch as Partial<TRecord>,
          {
            kind: 'transitioned',
            transition: { from: record.state, to },
            comment,
            reason: reason as string | undefined,
          },
        );
      }
    }
  }

  async activity(
    key: string,
    request: { limit?: number; cursor?: string; order?: 'asc' | 'desc' } = {},
  ) {
    const { number } = await this.#find(key);
    const entries = [...(this.history.get(number) ?? [])];
    const ordered = request.order === 'asc' ? entries : entries.reverse();
    const from = Number(request.cursor ?? 0);
    const until = from + (request.limit ?? 25);
    return {
      items: ordered.slice(from, until),
      pageInfo: {
        nextCursor: until < ordered.length ? String(until) : undefined,
      },
    };
  }

  async verifyActivity(key: string) {
    const { number } = await this.#find(key);
    return { valid: true, entries: this.history.get(number)?.length ?? 0 };
  }

  async comment(key: string, request: { body: string; internal?: boolean }) {
    const record = await this.#find(key);
    this.#write(
      record,
      {},
      { kind: request.internal ? 'noted' : 'commented', comment: request.body },
    );
    return this.history.get(record.number)!.at(-1)!;
  }

  #linksOf(number: string): RecordLink[] {
    return this.#links
      .filter(({ source, target }) => source === number || target === number)
      .map(({ id, source, target, relation }) => {
        const other = source === number ? target : source;
        return {
          id,
          relation: source === number ? relation : inverseRelation(relation),
          target: this.records.get(other) ?? {
            id: other,
            number: other,
            type: other.startsWith('CHG') ? 'change' : 'problem',
            title: 'Roll out v2.31.0',
            state: 'closed',
            active: false,
            priority: 3,
          },
          createdAt: this.#now(),
          createdBy: this.#options.userRef,
        };
      });
  }

  async links(key: string) {
    return this.#linksOf((await this.#find(key)).number);
  }

  async link(key: string, request: { relation: LinkRelation; target: string }) {
    const record = await this.#find(key);
    const id = `link-${this.#links.length + 1}`;
    this.#links.push({ id, source: record.number, ...request });
    this.#write(
      record,
      {},
      {
        kind: 'linked',
        link: { relation: request.relation, number: request.target },
      },
    );
    return this.#linksOf(record.number).find(link => link.id === id)!;
  }

  async unlink(key: string, linkId: string) {
    const record = await this.#find(key);
    this.#links = this.#links.filter(({ id }) => id !== linkId);
    this.#write(record, {}, { kind: 'linked' });
  }

  async entities(key: string) {
    return (await this.#find(key)).entities;
  }

  async linkEntity(key: string, request: EntityLinkRequest) {
    const record = await this.#find(key);
    const entities = withEntity(record.entities, request);
    return this.#write(record, { entities } as Partial<TRecord>, {
      kind: 'updated',
    }).entities;
  }

  async unlinkEntity(key: string, entityRef: string) {
    const record = await this.#find(key);
    const entities = record.entities.filter(
      link => link.entityRef !== entityRef,
    );
    return this.#write(record, { entities } as Partial<TRecord>, {
      kind: 'updated',
    }).entities;
  }

  async watch(key: string) {
    const record = await this.#find(key);
    const watchers = [...record.watchers, this.#options.userRef];
    return this.#write(record, { watchers } as Partial<TRecord>, {
      kind: 'updated',
    }).watchers;
  }

  async unwatch(key: string) {
    const record = await this.#find(key);
    const watchers = record.watchers.filter(
      ref => ref !== this.#options.userRef,
    );
    return this.#write(record, { watchers } as Partial<TRecord>, {
      kind: 'updated',
    }).watchers;
  }
}
