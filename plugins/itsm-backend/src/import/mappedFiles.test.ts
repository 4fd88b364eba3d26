import { ImportReport, readImportLines } from 'backstage-plugin-itsm-common';
import { ConfigReader } from '@backstage/config';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { readItsmConfig } from '../config/readItsmConfig';
import {
  bankFile,
  jiraFile,
  logFile,
  serviceNowFile,
  statusFile,
} from './__testUtils__/filesOfOtherTools';
import { setUpImport } from './__testUtils__/setUpImport';

jest.setTimeout(120_000);

const databases = testDatabases();

/* As docs/migration.md has it. */
const bank = {
  type: 'incident',
  missing: ['#N/B', '#MULTIVALUE', 'NULL'],
  timeZone: 'Europe/Amsterdam',
  timeFormats: ['d/M/yyyy H:mm', 'd/M/yyyy H:mm:ss', 'd-M-yyyy H:mm'],
  decimalComma: true,
  skip: [{ when: '{Category}', is: ['complaint'] }],
  fields: {
    'externalRef.source': 'old',
    'externalRef.id': '{Incident ID}',
    title: ['{Category}: {CI Type (aff)} {CI Name (aff)}', '{Incident ID}'],
    entityRef: 'component:default/{CI Name (aff)}',
    state: {
      from: '{Status}',
      values: { closed: 'closed', 'work in progress': 'in_progress' },
    },
    impact: {
      from: '{Impact}',
      match: '[1-5]',
      values: { 1: 'high', 2: 'high', 3: 'medium', 4: 'low', 5: 'low' },
    },
    priority: { from: '{Priority}', match: '[1-5]' },
    category: '{Category}',
    openedAt: '{Open Time}',
    resolvedAt: '{Resolved Time}',
    closedAt: '{Close Time}',
    reopenCount: { from: '{Reopen Time}', values: { '*': 1 }, default: 0 },
    reassignmentCount: '{# Reassignments}',
  },
  links: [{ relation: 'caused_by', id: '{Related Change}' }],
};

const ofOld = { 'externalRef.source': 'old' };

const { importMappings } = readItsmConfig(
  new ConfigReader({
    itsm: {
      import: {
        mappings: {
          bank,
          log: {
            extends: 'servicenow-event-log',
            timeZone: 'Europe/Rome',
            fields: { ...ofOld, entityRef: 'component:default/{subcategory}' },
          },
          incidents: { extends: 'servicenow-incident', fields: ofOld },
          all: { extends: 'servicenow', fields: ofOld },
          jira: { extends: 'jira', fields: ofOld },
          status: { extends: 'statuspage', fields: ofOld },
        },
      },
    },
  }),
);

function figures({ errors, ...counts }: ImportReport) {
  return {
    ...counts,
    errors: errors.map(({ line, field }) => `${line} ${field ?? ''}`.trim()),
  };
}

describe.each(databases.ids)('files of other tools (%s)', databaseId => {
  const setUp = async () => {
    const itsm = await setUpImport(
      await migrated(await databases.init(databaseId)),
    );
    const bringIn = async (
      text: string,
      mapping: string,
      format: 'csv' | 'ndjson' = 'csv',
    ) => {
      const report = async (dryRun: boolean) => {
        async function* chunks() {
          yield new TextEncoder().encode(text);
        }
        const lines = readImportLines(chunks(), {
          format,
          mapping: importMappings.get(mapping)!,
        });
        const counts = await itsm.history.run(
          lines,
          { dryRun },
          itsm.administrator,
        );
        return figures(counts);
      };
      const rehearsed = await report(true);
      expect(await itsm.knex('records')).toHaveLength(0);
      expect(await report(false)).toEqual(rehearsed);
      const { created, updated, unchanged, ...rest } = await report(false);
      expect(rest).toMatchObject({ refused: rehearsed.refused });
      return { first: rehearsed, again: { created, updated, unchanged } };
    };
    const stored = async (id: string) => {
      const row = await itsm
        .knex('records')
        .where({ external_source: 'old', external_id: id })
        .first();
      return { ...row, details: JSON.parse(row.details) };
    };
    const linksOf = async () =>
      (
        await itsm
          .knex('record_links')
          .join('records as one', 'one.id', 'source_id')
          .join('records as other', 'other.id', 'target_id')
          .select(
            'relation',
            'one.external_id as from',
            'other.external_id as to',
          )
      ).map(({ relation, from, to }) => `${from} ${relation} ${to}`);
    return { ...itsm, bringFile: bringIn, stored, linksOf };
  };
  const at = (time: string) => Date.parse(time);

  it('from a bank', async () => {
    const { bringFile, stored, knex } = await setUp();
    expect(await bringFile(bankFile, 'bank')).toEqual({
      first: {
        read: 8,
        created: 4,
        updated: 0,
        unchanged: 0,
        refused: 4,
        errors: ['7 resolvedAt', '8 state', '9 openedAt', '10'],
      },
      again: { created: 0, updated: 0, unchanged: 4 },
    });
    const times = async (id: string) => {
      const row = await stored(id);
      return [row.opened_at, row.resolved_at, row.closed_at].map(time =>
        time === null ? null : Number(time),
      );
    };
    expect(await times('IM1')).toEqual([
      at('2012-02-05T12:32Z'),
      at('2013-11-04T12:50Z'),
      at('2013-11-04T12:51Z'),
    ]);
    expect(await times('IM3')).toEqual([at('2012-03-29T10:36Z'), null, null]);
    expect(await stored('IM1')).toMatchObject({
      title: 'incident: application checkout',
      state: 'closed',
      impact: 'low',
      priority: 4,
      reassignment_count: 26,
      reopen_count: 0,
      data_quality: null,
    });
    expect(await stored('IM2')).toMatchObject({
      reopen_count: 1,
      data_quality: '["dangling_entity"]',
    });
    expect(JSON.parse((await stored('IM2')).entities)[0].entityRef).toBe(
      'component:default/wba-124',
    );
    expect(await stored('IM4')).toMatchObject({
      title: 'IM4',
      entities: '[]',
      data_quality: '["missing_time"]',
    });
    expect(await knex('awaited_links').pluck('target_id')).toEqual([
      'C00000056',
    ]);
  });

  it.each([
    ['slashes', logFile],
    ['dashes', logFile.replace(/(\d+)\/(\d+)\/(\d{4})/g, '$1-$2-$3')],
  ])('that log each state of an incident, with %s', async (_, file) => {
    const { bringFile, stored } = await setUp();
    expect(await bringFile(file, 'log')).toEqual({
      first: {
        read: 7,
        created: 2,
        updated: 3,
        unchanged: 0,
        refused: 2,
        errors: ['7 state', '8 resolvedAt'],
      },
      again: { created: 0, updated: 0, unchanged: 5 },
    });
    expect(await stored('INC1')).toMatchObject({
      state: 'closed',
      title: 'Symptom 72',
      impact: 'medium',
      priority: 3,
      category: 'Category 55 / Checkout',
      requester: 'user:default/caller-2403',
      assignment_group: 'group:default/group-56',
      reassignment_count: 1,
      version: 1,
      details: { channel: 'phone', resolvedBy: 'user:default/resolved-by-149' },
    });
    expect(Number((await stored('INC1')).opened_at)).toBe(
      at('2016-02-29T00:16Z'),
    );
    expect(await stored('INC2')).toMatchObject({
      state: 'on_hold',
      title: 'Category 40',
      assignment_group: 'group:default/group-24',
      reopen_count: 1,
      resolved_at: null,
      details: { holdReason: 'awaiting_vendor' },
    });
  });

  it('from ServiceNow', async () => {
    const { bringFile, stored, linksOf, knex } = await setUp();
    expect((await bringFile(serviceNowFile, 'all')).first).toEqual({
      read: 4,
      created: 3,
      updated: 0,
      unchanged: 0,
      refused: 1,
      errors: ['12 plannedEnd'],
    });
    expect(await stored('INC0010001')).toMatchObject({
      type: 'incident',
      title: 'Checkout, again',
      state: 'closed',
      assignee: 'user:default/ada-lovelace',
    });
    expect(await stored('CHG0030001')).toMatchObject({
      type: 'change',
      state: 'closed',
      model: 'normal',
      close_code: 'successful',
      risk_level: 'moderate',
      details: { risk: { level: 'moderate' } },
    });
    expect(await stored('PRB0040001')).toMatchObject({
      type: 'problem',
      state: 'root_cause_analysis',
      details: { rootCause: 'A cache without end', detection: 'reactive' },
    });
    const told = await knex('activity')
      .whereIn('kind', ['commented', 'noted'])
      .orderBy('at');
    expect(
      told.map(({ kind, actor, body }) => [
        kind,
        actor,
        JSON.parse(body).comment,
      ]),
    ).toEqual([
      ['commented', 'user:default/grace-hopper', 'It is slow'],
      ['noted', 'user:default/ada-lovelace', 'Memory\nis full'],
    ]);
    expect(await linksOf()).toEqual(['INC0010001 caused_by CHG0030001']);
  });

  it('from Jira', async () => {
    const { bringFile, stored, knex } = await setUp();
    expect((await bringFile(jiraFile, 'jira')).first).toEqual({
      read: 3,
      created: 2,
      updated: 0,
      unchanged: 0,
      refused: 1,
      errors: ['4 title'],
    });
    expect(await stored('OPS-1')).toMatchObject({
      type: 'incident',
      state: 'closed',
      priority: 2,
      requester: 'user:default/grace',
      tags: '["slow","prod"]',
    });
    expect(Number((await stored('OPS-1')).closed_at)).toBe(
      at('2025-01-10T20:00Z'),
    );
    expect(await stored('OPS-2')).toMatchObject({
      type: 'change',
      state: 'scheduled',
    });
    const comments = await knex('activity').where({ kind: 'commented' });
    expect(comments.map(({ body }) => JSON.parse(body).comment).sort()).toEqual(
      ['Looking; soon', 'Thanks'],
    );
  });

  it('from a status page', async () => {
    const { bringFile, stored, knex } = await setUp();
    expect((await bringFile(statusFile, 'status', 'ndjson')).first).toEqual({
      read: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      refused: 0,
      errors: [],
    });
    const incident = await stored('p1');
    expect(incident).toMatchObject({
      type: 'incident',
      state: 'closed',
      impact: 'high',
      priority: 1,
    });
    expect(
      JSON.parse(incident.entities).map(
        ({ entityRef, role }: { entityRef: string; role: string }) =>
          `${role} ${entityRef}`,
      ),
    ).toEqual([
      'primary component:default/checkout',
      'affected component:default/cart',
    ]);
    expect(await stored('m1')).toMatchObject({
      type: 'change',
      state: 'closed',
      close_code: 'successful',
    });
    expect(await knex('activity').where({ kind: 'commented' })).toHaveLength(2);
  });
});
