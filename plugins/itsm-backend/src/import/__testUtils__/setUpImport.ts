import {
  ImportLine,
  ImportReport,
  IncidentHistoryLine,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { setUpItsm } from '../../__testUtils__/setUpItsm';
import { HistoryImport } from '../HistoryImport';
/** What a file says of a record that was opened elsewhere. */
export function historyLine(
  id: string,
  fields: Partial<IncidentHistoryLine> = {},
): IncidentHistoryLine {
  return {
    type: 'incident',
    externalRef: { source: 'old', id },
    title: `What ${id} was about`,
    entityRef: 'component:default/checkout',
    openedAt: '2025-01-10T08:00:00Z',
    ...fields,
  };
}

/** The services, and files that an administrator brings in. */
export async function setUpImport(knex: Knex) {
  const itsm = await setUpItsm(knex);
  const administrator = await itsm.accessAs('sre');
  // Small enough for files of several portions.
  const history = HistoryImport.create({
    ...itsm,
    values: itsm.config,
    portion: 100,
  });

  async function* read(values: readonly unknown[]): AsyncGenerator<ImportLine> {
    for (const [at, value] of values.entries()) {
      yield { line: at + 1, value };
    }
  }

  const bringIn = async (
    values: readonly unknown[],
    { dryRun = false } = {},
  ): Promise<ImportReport> => {
    const report = await history.run(read(values), { dryRun }, administrator);
    const { created, updated, unchanged, refused } = report;
    expect(created + updated + unchanged + refused).toBe(report.read);
    expect(report.read).toBe(values.length);
    expect(new Set(report.errors.map(({ line }) => line)).size).toBe(refused);
    return report;
  };

  /** The record that came from elsewhere by that name. */
  const landed = async (id: string) => {
    const row = await knex('records')
      .where({ external_source: 'old', external_id: id })
      .first('number');
    return itsm.incidents.get(row.number, itsm.system);
  };

  const historyOf = async (id: string) => {
    const { number } = await landed(id);
    const page = { limit: 2000, order: 'asc' } as const;
    expect(
      await itsm.incidents.verifyActivity(number, itsm.system),
    ).toMatchObject({ valid: true });
    return (await itsm.incidents.activity(number, page, itsm.system)).items;
  };

  /** All that is stored, table by table. */
  const everything = async () => {
    const tables = [
      ...['records', 'record_entities', 'record_tags', 'record_watchers'],
      'imported_lines',
      ...['record_links', 'awaited_links', 'activity', 'outbox', 'counters'],
    ];
    const rows: Record<string, string[]> = {};
    for (const table of tables) {
      rows[table] = (await knex(table)).map(row => JSON.stringify(row)).sort();
    }
    return rows;
  };

  return {
    ...itsm,
    history,
    administrator,
    bringIn,
    landed,
    historyOf,
    everything,
  };
}
