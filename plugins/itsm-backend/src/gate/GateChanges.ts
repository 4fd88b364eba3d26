import {
  ChangeState,
  GateChange,
  GateFacts,
  decideGate,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { findRecord } from '../records/loadRecords';
import { recordColumns, StoredRecord, toRecord } from '../records/rows';
import { toPlannedChange } from '../schedule/plannedChanges';
import { isContentApproved } from './isContentApproved';

/* More changes of one entity at one time are a fault, not a plan. */
const MOST_CANDIDATES = 20;

/** A change, as the gate looks at it. */
export interface FoundChange {
  record: StoredRecord;
  change: GateChange;
}

/* Neither incidents, freezes nor the catalog: only the change itself. */
const nothingElse = {
  catalog: 'reached',
  whenUnreachable: 'deny',
  entityKnown: true,
  freezes: [],
  openIncidents: [],
  changeRequired: true,
} as const;

/** Finds the changes that deployments are made by. */
export class GateChanges {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): GateChanges {
    return new GateChanges(options);
  }

  private constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** The change of a number that the caller may read. */
  async named(
    number: string,
    access: Access,
  ): Promise<FoundChange | undefined> {
    const loaded = await findRecord(
      this.#knex,
      { key: number, type: 'change' },
      { criteria: access.types.change.read },
    );
    return loaded && this.#toFound(loaded.record);
  }

  /** The approved change that a deployment fits, if nobody named one. */
  async fitting(
    deployment: Pick<GateFacts, 'entityRef' | 'environment' | 'at'>,
    access: Access,
  ): Promise<FoundChange | undefined> {
    const { entityRef } = deployment;
    const query = this.#knex('records')
      .join('record_entities', 'record_entities.record_id', 'records.id')
      .where('record_entities.entity_ref', entityRef)
      .where('record_entities.record_type', 'change')
      .whereIn('record_entities.role', ['primary', 'affected'])
      .whereRaw('record_entities.active')
      .whereIn('records.state', ['scheduled', 'implement'])
      // What is under way before what only could be.
      .orderBy(['records.state', 'records.planned_start', 'records.id'])
      .limit(MOST_CANDIDATES)
      .select(recordColumns);
    whereMeets(query, access.types.change.read);
    for (const row of await query) {
      const found = await this.#toFound(toRecord(row));
      if (this.fits(found, deployment)) {
        return found;
      }
    }
    return undefined;
  }

  /** Whether a deployment is what a change was approved for. */
  fits(
    { change }: FoundChange,
    deployment: Pick<GateFacts, 'entityRef' | 'environment' | 'at'>,
  ): boolean {
    const { decision } = decideGate({ ...nothingElse, ...deployment, change });
    return decision === 'allow';
  }

  async #toFound(record: StoredRecord): Promise<FoundChange> {
    const change = record as StoredRecord & {
      state: ChangeState;
      onHold?: boolean;
      plannedStart?: string;
      plannedEnd?: string;
      environment?: string;
      overriddenFreezes?: string[];
      overrideReason?: string;
    };
    const [planned, contentApproved] = await Promise.all([
      toPlannedChange(this.#knex, record),
      isContentApproved(this.#knex, record),
    ]);
    return {
      record,
      change: {
        number: record.number,
        state: change.state,
        onHold: change.onHold === true,
        plannedStart: change.plannedStart,
        plannedEnd: change.plannedEnd,
        environment: change.environment,
        entityRefs: record.entities
          .filter(({ role }) => role !== 'impacted')
          .map(({ entityRef }) => entityRef),
        contentApproved,
        fixes: planned?.fixes ?? [],
        overriddenFreezes: change.overriddenFreezes ?? [],
        overrideReason: change.overrideReason,
      },
    };
  }
}
