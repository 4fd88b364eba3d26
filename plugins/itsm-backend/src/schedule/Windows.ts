import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ChangeWindow,
  checkWindow,
  CreateWindow,
  Page,
  UpdateWindow,
  WindowsQuery,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { isPostgres } from '../records/openDatabase';
import { FieldsError } from '../records/RecordDraft';
import { isUuid } from '../records/rows';
import { markConflicts } from './conflictMarks';
import { pageWindows } from './pageWindows';
import { configuredWindow, toFields, toWindow, WindowRow } from './windowRows';

/* So many at a time that all of them can be looked at for every change. */
const MOST_WINDOWS = 1000;

interface WindowsOptions {
  knex: Knex;
  clock: () => Date;
  /** Those of the config. */
  configured: readonly CreateWindow[];
  /** Called after each commit: conflicts have to be looked for again. */
  committed?: () => void;
}

/**
 * Freezes and maintenance windows: those that are planned in the portal, and
 * those of the config, which are always there.
 */
export class Windows {
  readonly #options: WindowsOptions;
  readonly #configured: readonly ChangeWindow[];

  static create(options: WindowsOptions): Windows {
    return new Windows(options);
  }

  private constructor(options: WindowsOptions) {
    this.#options = options;
    this.#configured = options.configured.map(configuredWindow);
  }

  /** All that count. */
  async all(): Promise<ChangeWindow[]> {
    const rows = await this.#rows().whereNull('retired_at');
    return [...this.#configured, ...rows.map(toWindow)];
  }

  async list(query: WindowsQuery): Promise<Page<ChangeWindow>> {
    const { kind, retired } = query;
    const windows = retired ? await this.#retired() : await this.all();
    return pageWindows(
      windows.filter(window => !kind || window.kind === kind),
      query,
    );
  }

  /** @throws NotFoundError if there never was one */
  async get(id: string): Promise<ChangeWindow> {
    const configured = this.#configured.find(window => window.id === id);
    if (configured) {
      return configured;
    }
    const row = isUuid(id)
      ? await this.#rows().where({ id: id.toLowerCase() }).first()
      : undefined;
    if (!row) {
      throw new NotFoundError(`There is no window ${id}.`);
    }
    return toWindow(row);
  }

  async create(fields: CreateWindow, access: Access): Promise<ChangeWindow> {
    this.#demand(access);
    const now = this.#options.clock().getTime();
    const row: WindowRow = {
      id: randomUUID(),
      name: fields.name,
      kind: fields.kind,
      body: JSON.stringify(fields),
      version: 1,
      created_by: access.actor,
      created_at: now,
      updated_by: access.actor,
      updated_at: now,
      retired_at: null,
    };
    await this.#write(now, async trx => {
      const [{ count }] = await trx('windows')
        .whereNull('retired_at')
        .count({ count: '*' });
      if (Number(count) >= MOST_WINDOWS) {
        throw new ConflictError(
          `There are ${MOST_WINDOWS} windows already. Retire those that are over.`,
        );
      }
      await trx('windows').insert(row);
    });
    return toWindow(row);
  }

  async update(
    id: string,
    request: UpdateWindow,
    access: Access,
  ): Promise<ChangeWindow> {
    const { version, ...patch } = request;
    return this.#change(id, version, access, window => {
      const fields = Object.fromEntries(
        Object.entries({ ...toFields(window), ...withoutUndefined(patch) })
          // `null` takes a value away.
          .filter(([, value]) => value !== null && value !== undefined),
      ) as CreateWindow;
      const issues = checkWindow(fields);
      if (issues.length > 0) {
        throw new FieldsError(
          issues.map(({ path, message }) => ({ field: path, message })),
        );
      }
      return {
        name: fields.name,
        kind: fields.kind,
        body: JSON.stringify(fields),
      };
    });
  }

  /** From now on it counts no more. */
  async retire(
    id: string,
    version: number,
    access: Access,
  ): Promise<ChangeWindow> {
    return this.#change(id, version, access, (_, now) => ({ retired_at: now }));
  }

  async #change(
    id: string,
    version: number,
    access: Access,
    patchFor: (window: ChangeWindow, now: number) => Partial<WindowRow>,
  ): Promise<ChangeWindow> {
    this.#demand(access);
    const now = this.#options.clock().getTime();
    const { readOnly } = await this.get(id);
    if (readOnly) {
      throw new ConflictError(
        'This window is from the configuration (itsm.changes.windows); change it there.',
      );
    }
    return this.#write(now, async trx => {
      const query = trx<WindowRow>('windows').where({ id: id.toLowerCase() });
      const row = (await (isPostgres(trx)
        ? query.forUpdate().first()
        : query.first())) as WindowRow;
      const window = toWindow(row);
      if (window.retiredAt) {
        throw new ConflictError(
          `The window '${window.name}' is retired and doesn't change any more.`,
        );
      }
      if (window.version !== version) {
        throw new ConflictError(
          `The window '${window.name}' has changed: you have version ${version}, it is at version ${window.version}. Load it again and repeat your change.`,
        );
      }
      const changed: WindowRow = {
        ...row,
        ...patchFor(window, now),
        version: version + 1,
        updated_by: access.actor,
        updated_at: now,
      };
      await trx('windows').where({ id: row.id }).update(changed);
      return toWindow(changed);
    });
  }

  /* Whatever is done to windows, conflicts follow from it. */
  async #write<T>(
    now: number,
    work: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const { knex, committed } = this.#options;
    const answer = await knex.transaction(async trx => {
      const result = await work(trx);
      await markConflicts(trx, ['windows'], now);
      return result;
    });
    committed?.();
    return answer;
  }

  async #retired(): Promise<ChangeWindow[]> {
    const rows = await this.#rows()
      .whereNotNull('retired_at')
      .orderBy([{ column: 'retired_at', order: 'desc' }, 'id'])
      .limit(MOST_WINDOWS);
    return rows.map(toWindow);
  }

  #rows() {
    return this.#options.knex<WindowRow>('windows').select('*');
  }

  #demand({ actor, manageWindows }: Access) {
    if (!manageWindows) {
      throw new NotAllowedError(
        `${actor} may not plan windows. Ask a change manager.`,
      );
    }
  }
}

function withoutUndefined(patch: object) {
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  );
}
