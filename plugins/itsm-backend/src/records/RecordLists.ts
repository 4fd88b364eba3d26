import {
  ItsmRecord,
  Page,
  RecordsQuery,
  RecordType,
  recordTypes,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { domainOf } from '../catalog/domainOf';
import { Access } from './access';
import { listRecords } from './listRecords';

/** The records in which a decision of the caller is awaited, by their ids. */
export type AwaitedRecords = (access: Access) => Promise<string[]>;

/** Lists over the records of all processes. */
export class RecordLists {
  readonly #knex: Knex;
  readonly #catalog: Catalog;
  readonly #awaited: AwaitedRecords;

  static create(options: {
    knex: Knex;
    catalog: Catalog;
    awaited: AwaitedRecords;
  }) {
    return new RecordLists(options);
  }

  private constructor(options: {
    knex: Knex;
    catalog: Catalog;
    awaited: AwaitedRecords;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#awaited = options.awaited;
  }

  /** Lists records of all types, or of those asked for. */
  async list(query: RecordsQuery, access: Access): Promise<Page<ItsmRecord>> {
    const { mine, type, ...list } = query;
    const awaited = mine ? await this.#awaited(access) : [];
    return listRecords(this.#knex, {
      types: recordTypes.filter(name => !type || type.includes(name)),
      list,
      domain: await domainOf(this.#catalog, list, access.credentials),
      criteria: (name: RecordType) => access.types[name].read,
      narrowing: () =>
        mine
          ? records => {
              const groups = access.ownershipRefs.filter(ref =>
                ref.startsWith('group:'),
              );
              records.where(any =>
                any
                  .where('records.assignee', access.actor)
                  .orWhere('records.requester', access.actor)
                  .orWhereIn('records.assignment_group', groups)
                  .orWhereIn('records.id', awaited),
              );
            }
          : undefined,
    });
  }
}
