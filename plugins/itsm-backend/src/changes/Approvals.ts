import {
  Approval,
  Change,
  decideSet,
  DecisionRequest,
  FieldChange,
  MyApprovals,
  seatOf,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { recordColumns, StoredRecord, toRecord } from '../records/rows';
import { ApprovalProcess } from './ApprovalProcess';
import { findApprovals, loadApprovals, StoredApproval } from './approvalRows';
import { awaitedOf } from './awaitedOf';
import { Decisions } from './Decisions';
import { dutiesOf } from './duties';
import { readChange } from './readChange';
import { refsShownTo } from './refsShownTo';

const MOST = 100;

interface ApprovalsOptions {
  knex: Knex;
  catalog: Pick<Catalog, 'hidden' | 'showsAllTo'>;
  process: ApprovalProcess;
  decisions: Decisions;
  clock: () => Date;
}

/** The approvals of changes, as they are shown and decided. */
export class Approvals {
  readonly #options: ApprovalsOptions;

  static create(options: ApprovalsOptions) {
    return new Approvals(options);
  }

  private constructor(options: ApprovalsOptions) {
    this.#options = options;
  }

  /** The changes in which a decision of the caller is awaited, by their ids. */
  async awaitedRecords(access: Access): Promise<string[]> {
    const awaited = await this.#awaited(access);
    return [...new Set(awaited.map(({ change }) => change.id))];
  }

  /** All approvals of a change, the newest first. */
  async list(key: string, access: Access): Promise<Approval[]> {
    const { knex } = this.#options;
    const change = await readChange(knex, key, access);
    const approvals = (await loadApprovals(knex, change.id)).reverse();
    const answers = await Promise.all(
      approvals.map(approval => this.#toAnswer(change, approval, access)),
    );
    return this.#shown(answers, access);
  }

  /** Those that await the caller, for the changes that begin first. */
  async mine(access: Access): Promise<MyApprovals> {
    const items = (await this.#awaited(access)).map(
      ({ change, approval, userRef }) => ({
        change: digestOf(change),
        approval,
        ...(userRef === access.actor ? {} : { insteadOf: userRef }),
      }),
    );
    items.sort((one, other) =>
      (one.change.plannedStart ?? '') < (other.change.plannedStart ?? '')
        ? -1
        : 1,
    );
    const shown = items.slice(0, MOST);
    const answers = await this.#shown(
      shown.map(({ approval }) => approval),
      access,
    );
    return {
      items: shown.map((item, at) => ({ ...item, approval: answers[at] })),
    };
  }

  /** Decides an approval; see {@link Decisions}. */
  async decide(
    key: string,
    approvalId: string,
    request: DecisionRequest,
    access: Access,
  ): Promise<Change> {
    const { knex, decisions } = this.#options;
    const change = await readChange(knex, key, access);
    const decided = await decisions.decide(change, approvalId, request, access);
    return decided as unknown as Change;
  }

  /* What the caller may decide now, themselves or in place of another. */
  async #awaited(access: Access) {
    const { knex, clock, process } = this.#options;
    const awaited = new Map(
      (
        await awaitedOf(knex, {
          userRef: access.actor,
          configured: process.policy.delegates,
          now: clock(),
        })
      ).map(one => [one.approvalId, one]),
    );
    if (awaited.size === 0) {
      return [];
    }
    const query = knex('records')
      .whereIn('records.id', [
        ...new Set([...awaited.values()].map(({ recordId }) => recordId)),
      ])
      .select(recordColumns);
    const changes = new Map<string, StoredRecord>(
      (await whereMeets(query, access.types.change.read)).map(
        (row: Parameters<typeof toRecord>[0]) => [
          row.id as string,
          toRecord(row),
        ],
      ),
    );
    const approvals = await findApprovals(
      knex,
      [...awaited.values()]
        .filter(({ recordId }) => changes.has(recordId))
        .map(({ approvalId }) => approvalId),
    );
    const items: {
      change: StoredRecord;
      approval: Approval;
      userRef: string;
    }[] = [];
    for (const stored of approvals) {
      const change = changes.get(stored.recordId)!;
      const approval = await this.#toAnswer(change, stored, access);
      if (approval.mayDecide) {
        const { userRef } = awaited.get(stored.id)!;
        items.push({ change, approval, userRef });
      }
    }
    return items;
  }

  async #toAnswer(
    change: StoredRecord,
    approval: StoredApproval,
    access: Access,
  ): Promise<Approval> {
    const { knex, clock, process } = this.#options;
    const { recordId, round, position, approvers, content, ...told } = approval;
    const { state, members, howMany, decisions } = approval;
    const now = clock().toISOString();
    const pending = state === 'pending';
    const { delegations, conflicted } = await dutiesOf(knex, change, {
      configured: process.policy.delegates,
      members,
      now,
    });
    const outcome = decideSet({
      set: { members, howMany },
      decisions,
      delegations,
      // What is decided was counted by how it was then.
      ...(pending ? { conflicted } : {}),
    });
    const seat = seatOf(access.actor, now, {
      set: approval,
      delegations,
      conflicted,
      votes: outcome.votes,
    });
    const mayDecide = pending && 'member' in seat && access.approveChanges;
    return {
      ...told,
      needed: outcome.needed,
      outstanding: pending ? outcome.outstanding : [],
      mayDecide,
      ...(pending && 'because' in seat ? { because: `${seat.because}.` } : {}),
    };
  }

  /* Entities that the caller may not see aren't named. */
  async #shown(
    approvals: readonly Approval[],
    { credentials }: Access,
  ): Promise<Approval[]> {
    const refs = approvals.flatMap(({ entityRefs, voidedBy = [] }) => [
      ...entityRefs,
      ...voidedBy.flatMap(refsIn),
    ]);
    const { catalog } = this.#options;
    const isShown = await refsShownTo(credentials, refs, catalog);
    return approvals.map(approval => ({
      ...approval,
      entityRefs: approval.entityRefs.filter(isShown),
      ...(approval.voidedBy
        ? {
            voidedBy: approval.voidedBy.map(change =>
              refsIn(change).every(isShown) ? change : { field: change.field },
            ),
          }
        : {}),
    }));
  }
}

/* The entities that a change of what was approved names. */
function refsIn({ field, from, to }: FieldChange): string[] {
  return ['primaryEntity', 'affectedEntities'].includes(field)
    ? [from, to].flatMap(side => (side ?? []) as string | string[])
    : [];
}

function digestOf(change: StoredRecord): MyApprovals['items'][0]['change'] {
  const { number, title, state, priority, openedAt, version } = change;
  const { model, plannedStart, plannedEnd, risk } = change as unknown as Change;
  return {
    number,
    type: 'change',
    title,
    state,
    priority,
    openedAt,
    assignee: change.assignee,
    assignmentGroup: change.assignmentGroup,
    model,
    riskLevel: risk?.level,
    plannedStart,
    plannedEnd,
    version,
  };
}
