import { NotAllowedError } from '@backstage/errors';
import {
  ChangeCloseCode,
  RiskCalibration,
  RiskCalibrationQuery,
  riskLevels,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Access } from '../records/access';
import { whereMeets } from '../records/criteria';
import { FieldsError } from '../records/RecordDraft';

const YEAR = 365 * 24 * 60 * 60 * 1000;

interface Row {
  risk_level: string | null;
  close_code: ChangeCloseCode;
  changes: number | string;
}

/** How well the risk of changes was foretold. */
export class RiskCalibrations {
  readonly #knex: Knex;
  readonly #clock: () => Date;

  static create(options: { knex: Knex; clock: () => Date }) {
    return new RiskCalibrations(options);
  }

  private constructor(options: { knex: Knex; clock: () => Date }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
  }

  /** Of the closed changes that the caller may read. */
  async read(
    query: RiskCalibrationQuery,
    access: Access,
  ): Promise<RiskCalibration> {
    if (!access.insights) {
      throw new NotAllowedError(`${access.actor} may not read insights.`);
    }
    const to = query.to ? Date.parse(query.to) : this.#clock().getTime();
    const from = query.from ? Date.parse(query.from) : to - YEAR;
    if (from >= to) {
      throw new FieldsError([{ field: 'to', message: 'must be after from' }]);
    }
    const closed = this.#knex('records')
      .where({ 'records.type': 'change', 'records.state': 'closed' })
      .where('records.opened_at', '>=', from)
      .where('records.opened_at', '<', to)
      .whereNotNull('records.close_code')
      .groupBy('records.risk_level', 'records.close_code')
      .select('records.risk_level', 'records.close_code')
      .count({ changes: '*' });
    const rows: Row[] = await whereMeets(closed, access.types.change.read);
    const count = (level: string | null, code?: ChangeCloseCode) =>
      rows
        .filter(
          row => row.risk_level === level && (!code || row.close_code === code),
        )
        .reduce((sum, { changes }) => sum + Number(changes), 0);
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      levels: riskLevels.map(level => {
        const changes = count(level);
        const unsuccessful = count(level, 'unsuccessful');
        return {
          level,
          changes,
          successful: count(level, 'successful'),
          successfulWithIssues: count(level, 'successful_with_issues'),
          unsuccessful,
          ...(changes > 0 ? { failureRate: unsuccessful / changes } : {}),
        };
      }),
      unassessed: count(null),
    };
  }
}
