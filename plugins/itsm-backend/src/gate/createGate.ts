import { Knex } from 'knex';
import { GateConfig } from 'backstage-plugin-itsm-common';
import { Catalog } from '../catalog/Catalog';
import { FieldValues } from '../records/fieldRules';
import { RecordWriter } from '../records/RecordWriter';
import { Schedule } from '../schedule/createSchedule';
import { Deployments } from './Deployments';
import { Gate } from './Gate';
import { GateChanges } from './GateChanges';
import { Receipts } from './Receipts';

interface DeployGateOptions {
  knex: Knex;
  writer: RecordWriter;
  catalog: Catalog;
  clock: () => Date;
  schedule: Pick<Schedule, 'knowledge' | 'freezes' | 'keys'>;
  config: FieldValues & {
    gate: GateConfig;
    changes: { emergencyReviewWithin: number };
  };
}

/** All that pipelines ask and report. */
export function createGate(options: DeployGateOptions) {
  const { knex, schedule, config } = options;
  const changes = GateChanges.create({ knex });
  const receipts = Receipts.create({ knex, keys: schedule.keys });
  const { knowledge, freezes } = schedule;
  return {
    receipts,
    gate: Gate.create({
      ...options,
      config: config.gate,
      knowledge,
      freezes,
      changes,
      receipts,
    }),
    deployments: Deployments.create({ ...options, knowledge, changes }),
  };
}

/** What {@link createGate} makes. */
export type DeployGate = ReturnType<typeof createGate>;
