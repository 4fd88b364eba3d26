import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  changeHistorySchema,
  incidentHistorySchema,
  problemHistorySchema,
} from 'backstage-plugin-itsm-common';
import { parseAllDocuments } from 'yaml';
import { demoPersonas } from '../../auth/demoPersonas';
import { DemoIncident, DemoRecord } from './DemoRecord';
import { generateDemoHistory } from './generateDemoHistory';
import { DAY } from './times';

const now = new Date('2026-11-20T10:30:00Z');
const records = generateDemoHistory({ now });
const history = records.filter(
  (record): record is DemoIncident => record.type === 'incident',
);
const schemas = {
  incident: incidentHistorySchema,
  change: changeHistorySchema,
  problem: problemHistorySchema,
};
const catalog = readCatalog(resolve(__dirname, '../../../catalog'));
const isOpen = ({ state }: DemoIncident) =>
  state === 'new' || state === 'in_progress' || state === 'on_hold';
const open = history.filter(isOpen);

function readCatalog(directory: string): Map<string, Entity> {
  const entities = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(directory, file), 'utf8')),
    )
    .map(document => document.toJS() as Entity);
  return new Map(entities.map(entity => [stringifyEntityRef(entity), entity]));
}

function priority({ impact, urgency }: DemoRecord) {
  const levels = ['high', 'medium', 'low'];
  return levels.indexOf(impact!) + levels.indexOf(urgency!) + 1;
}

function openedWithinDays(entityRef: string, from: number, to: number) {
  return history.filter(record => {
    const age = now.getTime() - Date.parse(record.openedAt);
    return (
      record.entityRef === entityRef && age >= from * DAY && age < to * DAY
    );
  }).length;
}

describe('the demo history', () => {
  it('is the same for the same time, and moves along with it', () => {
    expect(generateDemoHistory({ now })).toEqual(records);

    const later = new Date(now.getTime() + 7 * DAY);
    expect(generateDemoHistory({ now: later })[0].openedAt).not.toBe(
      records[0].openedAt,
    );
  });

  it('is made of lines that the import takes', () => {
    for (const record of records) {
      const { error } = schemas[record.type].safeParse(
        JSON.parse(JSON.stringify(record)),
      );
      expect({ record, error }).toEqual({ record, error: undefined });
    }
  });

  it('names every record once and links only to its own', () => {
    const ids = records.map(record => record.externalRef.id);
    expect(new Set(ids).size).toBe(ids.length);

    const targets = records.flatMap(({ links = [] }) =>
      links.map(({ target }) => target.id),
    );
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter(id => !ids.includes(id))).toEqual([]);
  });

  it('speaks only of entities that the demo catalog has', () => {
    const refs = records.flatMap((record: DemoRecord) => [
      record.entityRef,
      ...(record.affectedEntityRefs ?? []),
      record.assignmentGroup,
      record.assignee,
      record.requester,
      record.openedBy,
      ...('resolvedBy' in record ? [record.resolvedBy] : []),
      ...('implementers' in record ? record.implementers ?? [] : []),
      ...(record.comments ?? []).map(comment => comment.by),
    ]);
    const unknown = refs.filter(ref => ref && !catalog.has(ref));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('goes to the group that supports the entity', () => {
    const astray = history.filter(({ entityRef, assignmentGroup, links }) => {
      const entity = catalog.get(entityRef!)!;
      const support =
        entity.metadata.annotations?.['itsm/support-group'] ??
        entity.spec?.owner;
      // A duplicate sits with those who work on the original.
      return support !== assignmentGroup && !links?.length;
    });
    expect(astray.map(record => record.externalRef.id)).toEqual([]);
  });

  it('has a year of times in order, none of them to come', () => {
    for (const record of history) {
      const { acknowledgedAt, openedAt, resolvedAt, closedAt } = record;
      const said = (record.comments ?? []).map(comment => comment.at);
      const end = closedAt ?? now.toISOString();
      expect([...said].sort()).toEqual(said);
      for (const time of [...said, acknowledgedAt, resolvedAt, closedAt]) {
        expect(!time || (time >= openedAt && time <= end)).toBe(true);
      }
      expect(now.getTime() - Date.parse(openedAt)).toBeLessThan(367 * DAY);
      expect(Boolean(closedAt)).toBe(
        record.state === 'closed' || record.state === 'canceled',
      );
    }
  });

  it('has the shape of a real year', () => {
    expect(history.length).toBeGreaterThan(380);
    expect(history.length).toBeLessThan(440);

    const share = (count: number) => count / history.length;
    const withPriority = (...priorities: number[]) =>
      history.filter(record => priorities.includes(priority(record))).length;
    expect(share(withPriority(3, 4))).toBeGreaterThan(0.6);
    expect(withPriority(1)).toBeGreaterThan(3);
    expect(share(withPriority(1))).toBeLessThan(0.05);

    const inOfficeHours = history.filter(({ openedAt }) => {
      const opened = new Date(openedAt);
      return opened.getUTCHours() >= 7 && opened.getUTCHours() < 17;
    }).length;
    expect(share(inOfficeHours)).toBeGreaterThan(0.5);
  });

  it('has a component that recurs and one that gets worse', () => {
    const cartStore = history.filter(
      ({ entityRef }) => entityRef === 'resource:default/valkey-cart',
    );
    expect(cartStore.length).toBeGreaterThanOrEqual(36);

    const recommendation = 'component:default/recommendation';
    const lately = openedWithinDays(recommendation, 0, 90);
    const before = openedWithinDays(recommendation, 90, 180);
    expect(lately).toBeGreaterThan(3 * before);
  });

  it('leaves some open, one of them grave and with payments', () => {
    expect(open.length).toBeGreaterThanOrEqual(15);
    expect(open.length).toBeLessThanOrEqual(20);
    expect(open.filter(({ state }) => state === 'on_hold')).toHaveLength(4);
    for (const record of open) {
      expect(Boolean(record.holdReason)).toBe(record.state === 'on_hold');
    }

    const grave = open.filter(record => priority(record) <= 2);
    expect(grave.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/payment',
    ]);
  });

  it('gives the personas who work on incidents something to do', () => {
    for (const persona of ['engineer', 'sre', 'reviewer'] as const) {
      expect(demoPersonas).toContain(persona);
      const ref = `user:default/${persona}`;
      expect(
        open.filter(({ assignee }) => assignee === ref).length,
      ).toBeGreaterThanOrEqual(2);
      expect(
        open.filter(({ requester }) => requester === ref).length,
      ).toBeGreaterThanOrEqual(2);
    }
  });

  it('has changes, some of which failed and caused incidents', () => {
    const changes = records.flatMap(record =>
      record.type === 'change' ? record : [],
    );
    expect(changes.length).toBeGreaterThan(120);
    expect(changes.length).toBeLessThan(180);
    for (const { actualStart, actualEnd, closedAt, openedAt } of changes) {
      expect([openedAt, actualStart, actualEnd, closedAt].sort()).toEqual([
        openedAt,
        actualStart,
        actualEnd,
        closedAt,
      ]);
      expect(closedAt! <= now.toISOString()).toBe(true);
    }
    const failed = changes.filter(
      ({ closeCode }) => closeCode === 'unsuccessful',
    );
    expect(failed.length / changes.length).toBeGreaterThan(0.1);
    expect(failed.length / changes.length).toBeLessThan(0.3);
    const caused = changes.filter(({ links }) => links?.length);
    expect(caused.length).toBeGreaterThan(10);
  });

  it('has problems with their incidents, and known errors among them', () => {
    const problems = records.flatMap(record =>
      record.type === 'problem' ? record : [],
    );
    for (const { links } of problems) {
      expect(links!.length).toBeGreaterThan(1);
    }
    expect(problems.filter(({ knownError }) => knownError)).toHaveLength(3);
  });

  it('keeps a few restricted', () => {
    const restricted = history.filter(
      ({ visibility }) => visibility === 'restricted',
    );
    expect(restricted.length).toBeGreaterThanOrEqual(3);
    expect(restricted.length).toBeLessThanOrEqual(10);
  });
});
