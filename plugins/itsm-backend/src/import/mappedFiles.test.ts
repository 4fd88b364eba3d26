import { ImportReport, readImportLines } from 'backstage-plugin-itsm-common';
import { ConfigReader } from '@backstage/config';
import { migrated, testDatabases } from '../__testUtils__/databases';
import { readItsmConfig } from '../config/readItsmConfig';
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

const bankFile = `CI Name (aff);CI Type (aff);Incident ID;Status;Impact;Priority;Category;# Reassignments;Open Time;Reopen Time;Resolved Time;Close Time;Handle Time (Hours);Related Change;;
checkout;application;IM1;Closed;4;4;incident;26;5/2/2012 13:32;;4/11/2013 13:50;4/11/2013 13:51;3 871,69;C00000056;;
WBA 124;subapplication;IM2;Closed;3;3;incident;33;12/3/2012 15:44;2/12/2013 12:31;2/12/2013 12:36;2/12/2013 12:36;4 354,79;#MULTIVALUE;;
checkout;application;IM3;Work in progress;NS;4;request for information;3;29/3/2012 12:36;;;;0,5;;;
#N/B;#N/B;IM4;Closed;4;4;incident;0;17/7/2012 11:49;;;#N/B;1;;;
cart;application;IM5;Closed;4;4;complaint;0;17/7/2012 11:49;;;17/7/2012 11:50;1;;;
cart;application;IM6;Closed;4;4;incident;0;17/7/2012 11:49;;16/7/2012 11:49;17/7/2012 11:50;1;;;
cart;application;IM7;Reopened;4;4;incident;0;17/7/2012 11:49;;;;1;;;
cart;application;IM8;Closed;4;4;incident;0;31/6/2012 11:49;;;;1;;;
cart;application;IM9
`;

const logFile = `number,incident_state,active,reassignment_count,reopen_count,opened_by,opened_at,sys_updated_at,contact_type,category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,problem_id,closed_code,resolved_by,resolved_at,closed_at,caller_id
INC1,New,true,0,0,Opened by 8,29/2/2016 01:16,29/2/2016 01:23,Phone,Category 55,Checkout,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00,Caller 2403
INC1,Active,true,1,0,Opened by 8,29/2/2016 01:16,29/2/2016 08:53,Phone,Category 55,Checkout,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00,Caller 2403
INC2,New,true,0,0,?,29/2/2016 04:40,29/2/2016 04:57,Phone,Category 40,?,?,?,1 - High,2 - Medium,2 - High,Group 70,Resolver 89,?,?,?,?,?,Caller 2403
INC1,Closed,false,1,0,Opened by 8,29/2/2016 01:16,5/3/2016 12:00,Phone,Category 55,Checkout,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00,Caller 2403
INC2,Awaiting Vendor,true,2,1,?,29/2/2016 04:40,1/3/2016 09:52,Phone,Category 40,?,?,?,1 - High,2 - Medium,2 - High,Group 24,Resolver 89,Problem ID 2,?,?,?,?,Caller 2403
INC2,-100,true,2,1,?,29/2/2016 04:40,1/3/2016 09:53,Phone,Category 40,?,?,?,1 - High,2 - Medium,2 - High,Group 24,Resolver 89,?,?,?,?,?,Caller 2403
INC3,Closed,false,0,0,?,1/3/2016 09:00,1/3/2016 09:53,Phone,Category 40,Cart,?,?,1 - High,2 - Medium,2 - High,Group 24,?,?,?,?,1/3/2016 08:00,?,Caller 1
`;

const serviceNowFile = `number,sys_class_name,short_description,state,impact,urgency,priority,cmdb_ci,assignment_group,assigned_to,opened_at,resolved_at,closed_at,close_code,close_notes,type,start_date,end_date,known_error,cause_notes,caused_by,comments_and_work_notes
INC0010001,Incident,"Checkout, again",Closed,1 - High,2 - Medium,2 - High,Checkout,Payments,Ada Lovelace,2025-01-10 08:00:00,2025-01-10 09:30:00,2025-01-17 09:30:00,,,,,,,,CHG0030001,"2025-01-10 08:40:00 - Ada Lovelace (Work notes)
Memory
is full

2025-01-10 08:30:00 - Grace Hopper (Additional comments)
It is slow

"
CHG0030001,Change Request,More memory,Closed,3 - Low,3 - Low,4 - Low,Checkout,Payments,,2025-01-01 08:00:00,,2025-01-09 09:30:00,Successful,Fine,Normal,2025-01-08 20:00:00,2025-01-08 21:00:00,,,,
PRB0040001,Problem,Memory leak,Root Cause Analysis,2 - Medium,3 - Low,4 - Low,Checkout,Payments,,2025-01-12 08:00:00,,,,,,,,true,A cache without end,,
CHG0030002,Change Request,Backwards,New,3 - Low,3 - Low,4 - Low,Checkout,Payments,,2025-01-01 08:00:00,,,,,Normal,2025-01-08 20:00:00,2025-01-08 19:00:00,,,,
`;

const jiraFile = `Summary,Issue key,Issue Type,Status,Priority,Assignee,Reporter,Created,Updated,Resolved,Labels,Labels,Component/s,Comment,Comment
Checkout is slow,OPS-1,[System] Incident,Completed,High,ada,grace,10/Jan/25 8:00 AM,10/Jan/25 9:00 PM,10/Jan/25 8:00 PM,Slow,prod,Checkout,10/Jan/25 8:30 AM;ada;Looking; soon,10/Jan/25 7:00 PM;grace;Thanks
Move the database,OPS-2,[System] Change,Awaiting implementation,Medium,,grace,11/Jan/25 8:00 AM,11/Jan/25 8:00 AM,,,,Cart,,
,OPS-3,[System] Incident,Open,Medium,,grace,11/Jan/25 8:00 AM,11/Jan/25 8:00 AM,,,,Cart,,
`;

const statusFile = [
  {
    id: 'p1',
    name: 'Payments fail',
    status: 'postmortem',
    impact: 'critical',
    created_at: '2025-01-10T08:00:00.000Z',
    started_at: '2025-01-10T07:50:00.000Z',
    monitoring_at: '2025-01-10T08:40:00.000Z',
    resolved_at: '2025-01-10T09:00:00.000Z',
    components: [{ name: 'Checkout' }, { name: 'Cart' }],
    incident_updates: [
      { body: 'Looking', created_at: '2025-01-10T08:10:00.000Z' },
      { body: 'Fixed', created_at: '2025-01-10T09:00:00.000Z' },
    ],
  },
  {
    id: 'm1',
    name: 'Maintenance',
    status: 'completed',
    impact: 'maintenance',
    created_at: '2025-02-01T08:00:00.000Z',
    scheduled_for: '2025-02-02T01:00:00.000Z',
    scheduled_until: '2025-02-02T03:00:00.000Z',
    resolved_at: '2025-02-02T02:30:00.000Z',
    components: [{ name: 'Cart' }],
  },
]
  .map(line => JSON.stringify(line))
  .join('\n');

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

  it('that log each state of an incident', async () => {
    const { bringFile, stored } = await setUp();
    expect(await bringFile(logFile, 'log')).toEqual({
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
