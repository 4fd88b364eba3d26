import {
  ChangeFacts,
  Impact,
  Risk,
  RiskInputs,
  RiskOptions,
} from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import { Knex } from 'knex';
import { Assessment } from './Assessment';

/** An assessment as it was made of a change once. */
export interface StoredAssessment {
  sequence: number;
  /** Which submission it was made for, from 1. */
  round: number;
  assessedAt: string;
  impact: Impact;
  facts: ChangeFacts;
  risk: Risk;
  inputs: RiskInputs;
  options: RiskOptions;
}

const jsonColumns = ['impact', 'facts', 'risk', 'inputs', 'options'] as const;

/** The last assessment of a change. */
export async function latestAssessment(
  knex: Knex,
  recordId: string,
): Promise<StoredAssessment | undefined> {
  const row = await knex('change_assessments')
    .where({ record_id: recordId })
    .orderBy('sequence', 'desc')
    .first();
  return (
    row &&
    ({
      sequence: Number(row.sequence),
      round: Number(row.round),
      assessedAt: new Date(Number(row.assessed_at)).toISOString(),
      ...Object.fromEntries(
        jsonColumns.map(column => [column, JSON.parse(row[column])]),
      ),
    } as StoredAssessment)
  );
}

/** How often a change was submitted. */
export async function currentRound(
  knex: Knex,
  recordId: string,
): Promise<number> {
  const row = await knex('change_assessments')
    .where({ record_id: recordId })
    .orderBy('sequence', 'desc')
    .first('round');
  return Number(row?.round ?? 0);
}

/** Keeps an assessment; those before it stay. */
export async function keepAssessment(
  trx: Knex.Transaction,
  options: {
    recordId: string;
    assessment: Assessment;
    before?: StoredAssessment;
    /** Whether it is for another submission than the one before. */
    submits: boolean;
    at: string;
  },
): Promise<StoredAssessment> {
  const { recordId, assessment, before, submits, at } = options;
  const { impact, facts, risk, inputs, options: riskOptions } = assessment;
  const kept: StoredAssessment = {
    sequence: (before?.sequence ?? 0) + 1,
    round: (before?.round ?? 0) + (submits ? 1 : 0),
    assessedAt: at,
    impact,
    facts,
    risk,
    inputs,
    options: riskOptions,
  };
  await trx('change_assessments').insert({
    id: randomUUID(),
    record_id: recordId,
    sequence: kept.sequence,
    round: kept.round,
    assessed_at: Date.parse(at),
    ...Object.fromEntries(
      jsonColumns.map(column => [column, JSON.stringify(kept[column])]),
    ),
  });
  return kept;
}
