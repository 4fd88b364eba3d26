import {
  type Approval,
  type Change,
  type ChangeImpact,
  type ChangeReviewRequest,
  type ChangeRisk,
  type ChangesApi,
  createChangeLifecycle,
  type CreateChangeRequest,
  type DecisionRequest,
  type SuspectChanges,
  type TasksApi,
  type TransitionChangeRequest,
  type UpdateChangeRequest,
} from 'backstage-plugin-itsm-common';
import { change, risk } from './changes';
import { InMemoryRecords } from './InMemoryRecords';
import type { InMemoryReader } from './InMemoryRecordsOptions';

export interface InMemoryChangesOptions extends InMemoryReader {
  changes: Change[];
  approvals?: Approval[];
  impact?: ChangeImpact;
}

/** Changes that behave as the backend's do, for tests and development. */
export class InMemoryChanges
  extends InMemoryRecords<
    Change,
    CreateChangeRequest,
    UpdateChangeRequest,
    TransitionChangeRequest
  >
  implements ChangesApi
{
  readonly tasks = { list: async () => [] } as unknown as TasksApi;
  readonly decisions: DecisionRequest[] = [];
  #approvals: Approval[];
  readonly #impact: ChangeImpact;

  constructor(options: InMemoryChangesOptions) {
    const { changes, approvals = [], impact = {}, ...reader } = options;
    super({
      ...reader,
      records: changes,
      prefix: 'CHG',
      make: fields => change({ state: 'new', risk: undefined, ...fields }),
      lifecycleOf: () => createChangeLifecycle(),
      factsOf: record => ({
        hasPrimaryEntity: true,
        windowInOrder: true,
        leadTimeKept: Boolean(record.exceptionReason),
        notOnHold: !record.onHold,
      }),
    });
    this.#approvals = approvals;
    this.#impact = impact;
  }

  async impact(): Promise<ChangeImpact> {
    return this.#impact;
  }

  async risk(key: string): Promise<ChangeRisk> {
    const { state } = await this.get(key);
    return {
      ...risk,
      inputs: {} as ChangeRisk['inputs'],
      options: {},
      assessedAt: '2026-11-20T10:00:00.000Z',
      preview: state === 'new',
    };
  }

  async approvals(): Promise<Approval[]> {
    return this.#approvals;
  }

  async decide(
    key: string,
    approvalId: string,
    request: DecisionRequest,
  ): Promise<Change> {
    this.decisions.push(request);
    this.#approvals = this.#approvals.map(one =>
      one.id === approvalId
        ? {
            ...one,
            state: request.decision === 'approved' ? 'approved' : 'rejected',
            mayDecide: false,
            outstanding: [],
            decisions: [
              {
                by: 'user:default/engineer',
                ...request,
                at: '2026-11-21T10:00:00.000Z',
              },
            ],
          }
        : one,
    );
    return this.change(key, {}, 'user:default/engineer');
  }

  async suspectsOf(): Promise<SuspectChanges> {
    return { startedAt: '', hours: 72, catalogReached: true, items: [] };
  }

  async review(key: string, request: ChangeReviewRequest): Promise<Change> {
    return this.change(key, {
      review: {
        incidentsCaused: [],
        ...request,
        writtenBy: 'user:default/engineer',
        writtenAt: '2026-12-02T10:00:00.000Z',
      },
    });
  }
}
