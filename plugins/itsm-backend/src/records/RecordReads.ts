import { InputError, NotFoundError } from '@backstage/errors';
import {
  ActivityPage,
  ActivityVerification,
  describe,
  DescribedTransition,
  EntityLink,
  Lifecycle,
  ListQuery,
  Page,
  RecordLink,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { domainOf } from '../catalog/domainOf';
import { Access, may, rolesFor, seesInternal } from './access';
import { readActivity, verifyActivity } from './activityLog';
import { listRecords, Narrowing, recordsAsked } from './listRecords';
import { findRecord, LoadedRecord } from './loadRecords';
import { isPostgres } from './openDatabase';
import { loadLinks, toLifecycleLinks, toRecordLink } from './recordLinks';
import { RecordWriter } from './RecordWriter';
import { StoredRecord } from './rows';
import { ListFilters } from './whereFilters';

/* As far as the column goes. */
const LAST_SEQUENCE = 2 ** 31 - 1;

/** A part of another query; made anew, as awaiting one would run it. */
export type Subquery = () => Knex.QueryBuilder;

/** What every process is built from. */
export interface RecordsOptions {
  knex: Knex;
  writer: RecordWriter;
  catalog: Catalog;
}

/** What is the same in reading the records of every process. */
export abstract class RecordReads<TRecord> {
  protected readonly knex: Knex;
  protected readonly catalog: Catalog;
  protected abstract readonly lifecycle: Lifecycle;

  protected constructor(options: RecordsOptions) {
    this.knex = options.knex;
    this.catalog = options.catalog;
  }

  async list(query: ListQuery, access: Access): Promise<Page<TRecord>> {
    const { type } = this.lifecycle;
    const narrowing = await this.narrowing(query, access);
    const page = await listRecords(this.knex, {
      types: [type],
      list: query,
      domain: await domainOf(this.catalog, query, access.credentials),
      criteria: () => access.types[type].read,
      narrowing: () => narrowing,
    });
    return { ...page, items: page.items.map(item => this.toAnswer(item)) };
  }

  /** The ids of all that a list would have, for another list's `in`. */
  async asked(query: ListFilters, access: Access): Promise<Subquery> {
    const { type } = this.lifecycle;
    const narrowing = await this.narrowing(query, access);
    const domain = await domainOf(this.catalog, query, access.credentials);
    const criteria = access.types[type].read;
    return () =>
      recordsAsked(this.knex, {
        type,
        list: query,
        domain,
        criteria,
        narrowing,
      }).select('records.id');
  }

  async get(key: string, access: Access): Promise<TRecord> {
    const { record } = await this.read(key, access);
    return this.toAnswer(record);
  }

  async transitions(
    key: string,
    access: Access,
  ): Promise<DescribedTransition[]> {
    const { record } = await this.read(key, access);
    const links = await loadLinks(this.knex, record.id);
    const described = describe({
      lifecycle: this.lifecycle,
      record,
      links: toLifecycleLinks(links),
      facts: await this.facts(record, this.knex, access),
      actor: { ref: access.actor, roles: rolesFor(access, record) },
    });
    return may(access, 'transition', record)
      ? described
      : described.map(transition => ({
          ...transition,
          allowed: false,
          because:
            'Only members of its assignment group, owners of its entities and the managers of the process can do this.',
        }));
  }

  async activity(
    key: string,
    page: { limit: number; cursor?: string; order: 'asc' | 'desc' },
    access: Access,
  ): Promise<ActivityPage> {
    const { limit, cursor, order } = page;
    const after = cursor === undefined ? undefined : Number(cursor);
    if (after !== undefined && !(after >= 0 && after <= LAST_SEQUENCE)) {
      throw new InputError('cursor: is not one that this list gave out.');
    }
    const { record } = await this.read(key, access);
    const entries = await readActivity(this.knex, record.id, {
      limit: limit + 1,
      order,
      after,
      publicOnly: !seesInternal(access, record),
    });
    const items = entries.slice(0, limit);
    return {
      items,
      pageInfo:
        entries.length > limit
          ? { nextCursor: String(items[items.length - 1].sequence) }
          : {},
    };
  }

  async verifyActivity(
    key: string,
    access: Access,
  ): Promise<ActivityVerification> {
    const { type } = this.lifecycle;
    // The record and its history as of one moment, whoever writes meanwhile.
    return this.knex.transaction(
      async trx => {
        const criteria = access.types[type].read;
        const loaded = await findRecord(trx, { key, type }, { criteria });
        if (!loaded) {
          throw this.#notFound(key);
        }
        return verifyActivity(trx, loaded.record, loaded.head);
      },
      isPostgres(this.knex) ? { isolationLevel: 'repeatable read' } : {},
    );
  }

  async links(key: string, access: Access): Promise<RecordLink[]> {
    const { record } = await this.read(key, access);
    const links = await loadLinks(this.knex, record.id);
    return links.map(link => toRecordLink(link, access));
  }

  async entities(key: string, access: Access): Promise<EntityLink[]> {
    return (await this.read(key, access)).record.entities;
  }

  async watchers(key: string, access: Access): Promise<string[]> {
    return (await this.read(key, access)).record.watchers;
  }

  /** What a list of this process is narrowed by besides. */
  protected async narrowing(
    _query: ListFilters,
    _access: Access,
  ): Promise<Narrowing | undefined> {
    return undefined;
  }

  /**
   * What the lifecycle asks about a record beyond its fields and links. The
   * record has the fields that are given with a step.
   */
  protected async facts(
    _record: StoredRecord,
    _knex: Knex,
    /** Who asks what they can do; none within a write. */
    _access?: Access,
  ): Promise<Record<string, boolean>> {
    return {};
  }

  protected toAnswer(record: StoredRecord): TRecord {
    return record as TRecord;
  }

  /** A record that the caller may read. */
  protected async read(key: string, access: Access): Promise<LoadedRecord> {
    const { type } = this.lifecycle;
    const criteria = access.types[type].read;
    const loaded = await findRecord(this.knex, { key, type }, { criteria });
    if (!loaded) {
      throw this.#notFound(key);
    }
    return loaded;
  }

  #notFound(key: string) {
    return new NotFoundError(`There is no ${this.lifecycle.type} ${key}.`);
  }
}
