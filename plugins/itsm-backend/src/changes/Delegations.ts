import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  ApprovalPolicy,
  checkDelegations,
  CreateDelegation,
  StoredDelegation,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { resolveRefs } from '../records/fieldRules';
import { isPostgres } from '../records/openDatabase';
import { FieldsError } from '../records/RecordDraft';
import { isUuid } from '../records/rows';
import { DelegationRow, toDelegation } from './delegationRows';

const MOST = 500;
const LONGEST = 366 * 24 * 60 * 60 * 1000;

/* Any number that nothing else in the plugin's database locks. */
const DELEGATION_LOCK = 4_876_002;

interface DelegationsOptions {
  knex: Knex;
  catalog: Catalog;
  clock: () => Date;
  policy: Pick<ApprovalPolicy, 'delegates'>;
}

/** Who decides in whose place, for a time. */
export class Delegations {
  readonly #options: DelegationsOptions;

  static create(options: DelegationsOptions) {
    return new Delegations(options);
  }

  private constructor(options: DelegationsOptions) {
    this.#options = options;
  }

  /** Those that are on or to come: of the caller, or all for change managers. */
  async list(access: Access): Promise<{ items: StoredDelegation[] }> {
    const { knex, clock } = this.#options;
    const query = knex<DelegationRow>('delegations')
      .where('end_at', '>', clock().getTime())
      .orderBy(['end_at', 'id'])
      .limit(MOST);
    const all = seesAll(access);
    if (!all) {
      query.where(own =>
        own.where('delegator', access.actor).orWhere('delegate', access.actor),
      );
    }
    const configured = this.#configured().filter(
      ({ delegator, delegate }) =>
        all || [delegator, delegate].includes(access.actor),
    );
    return { items: [...configured, ...(await query).map(toAnswer)] };
  }

  /**
   * Names a delegate.
   * @throws FieldsError if it makes no sense with those that there are,
   * NotAllowedError if it isn't the caller's to name
   */
  async create(
    request: CreateDelegation,
    access: Access,
  ): Promise<StoredDelegation> {
    const { knex, catalog, clock } = this.#options;
    const { delegate, delegator = access.actor } = request;
    if (!access.isUser && !request.delegator) {
      throw new FieldsError([
        { field: 'delegator', message: 'a service must name who it is' },
      ]);
    }
    const ofAnother = delegator !== access.actor;
    if (
      access.roles.includes('auditors') ||
      (ofAnother && !access.roles.includes('changeManagers'))
    ) {
      throw new NotAllowedError(
        `${access.actor} may not name a delegate of ${delegator}; they may, and change managers.`,
      );
    }
    await resolveRefs(
      catalog,
      { watchers: [delegate, ...(ofAnother ? [delegator] : [])] },
      access,
    );
    const now = clock().getTime();
    const start = Math.max(now, request.start ? Date.parse(request.start) : 0);
    const end = Date.parse(request.end);
    if (end - start > LONGEST) {
      throw new FieldsError([
        { field: 'end', message: 'must be within a year of the start' },
      ]);
    }
    const row: DelegationRow = {
      id: randomUUID(),
      delegator,
      delegate,
      start_at: start,
      end_at: end,
      created_by: access.actor,
      created_at: now,
      ended_by: null,
    };
    await knex.transaction(async trx => {
      if (isPostgres(trx)) {
        // Two made at once would not see each other.
        await trx.raw('select pg_advisory_xact_lock(?)', [DELEGATION_LOCK]);
      }
      const others: DelegationRow[] = await trx<DelegationRow>('delegations')
        .where({ delegator })
        .where('end_at', '>', start)
        .limit(MOST);
      const known = [
        ...this.#options.policy.delegates,
        ...others.map(toDelegation),
      ];
      const issue = checkDelegations([...known, toDelegation(row)]).find(
        ({ index }) => index === known.length,
      );
      if (issue) {
        throw new FieldsError([{ field: 'delegate', message: issue.message }]);
      }
      await trx('delegations').insert(row);
    });
    return toAnswer(row);
  }

  /** Ends a delegation now; that it was there is kept. */
  async end(id: string, access: Access): Promise<void> {
    const { knex, clock } = this.#options;
    const configured = this.#configured().some(known => known.id === id);
    if (configured) {
      throw new InputError(
        'This delegation is in the configuration; it is ended there.',
      );
    }
    const row = isUuid(id)
      ? await knex<DelegationRow>('delegations').where({ id }).first()
      : undefined;
    const involved =
      row && [row.delegator, row.delegate].includes(access.actor);
    if (!row || !(involved || seesAll(access))) {
      throw new NotFoundError(`There is no delegation ${id}.`);
    }
    if (
      row.delegator !== access.actor &&
      !access.roles.includes('changeManagers')
    ) {
      throw new NotAllowedError(
        `${access.actor} may not end the delegation of ${row.delegator}; they may, and change managers.`,
      );
    }
    const now = clock().getTime();
    await knex('delegations')
      .where({ id })
      .where('end_at', '>', now)
      .update({
        end_at: Math.max(now, Number(row.start_at)),
        ended_by: access.actor,
      });
  }

  #configured(): StoredDelegation[] {
    return this.#options.policy.delegates.map(
      ({ delegator, delegate }, at) => ({
        id: `configured-${at + 1}`,
        delegator,
        delegate,
        configured: true,
      }),
    );
  }
}

function seesAll({ roles }: Access): boolean {
  return roles.includes('changeManagers') || roles.includes('auditors');
}

function toAnswer(row: DelegationRow): StoredDelegation {
  return { id: row.id, ...toDelegation(row), configured: false };
}
