import type { ListFilter } from './listFilter';
import {
  formatRecordQuery,
  parseRecordQuery,
  toListRequest,
  viewOf,
} from './recordQuery';

const filters: ListFilter[] = [
  { kind: 'activity', name: 'activity', label: 'Show' },
  { kind: 'choices', name: 'state', label: 'State', options: [] },
  {
    kind: 'choices',
    name: 'priority',
    label: 'Priority',
    options: [],
    toRequest: values => ({ priority: values.map(Number) }),
  },
  {
    kind: 'references',
    name: 'assignmentGroup',
    label: 'Group',
    standIn: 'my-groups',
  },
  { kind: 'references', name: 'assignee', label: 'Assignee', standIn: 'me' },
  { kind: 'references', name: 'system', label: 'System' },
  { kind: 'words', name: 'tag', label: 'Tag' },
  { kind: 'days', name: 'opened', label: 'Opened' },
  { kind: 'moment', name: 'openAt', label: 'Open at' },
  { kind: 'weekHours', name: 'openedWeek', label: 'Opened on' },
  { kind: 'hours', name: 'resolveHours', label: 'Time to resolve' },
  {
    kind: 'days',
    name: 'reopening',
    parameter: 'reopened',
    label: 'Reopened between',
  },
  {
    kind: 'related',
    name: 'causedByChanges',
    label: 'Caused by',
    type: 'change',
    value: '',
    description: '',
  },
];

const parse = (search: string) =>
  parseRecordQuery(new URLSearchParams(search), filters);
const format = (search: string) =>
  formatRecordQuery(parse(search), filters).toString();
const ask = (search: string, user?: typeof reader) =>
  toListRequest(parse(search), filters, user);
const reader = { userRef: 'user:default/ida', groups: [], roles: [] };

describe('recordQuery', () => {
  it('is open and newest first without a word in the address', () => {
    expect(format('')).toBe('');
    expect(ask('')).toEqual({
      active: true,
      orderBy: 'openedAt',
      order: 'desc',
      limit: 25,
    });
  });

  it('comes back from the address as it went in', () => {
    const search =
      'show=all&state=new&state=resolved&priority=1&assignee=me&openedFrom=2026-01-31&q=slow&orderBy=priority&order=asc&limit=50&cursor=abc';
    expect(format(search)).toBe(search);
    expect(viewOf(parse(search), filters)).toBe(
      search.replace('&limit=50&cursor=abc', ''),
    );
  });

  it('takes instants to the millisecond, as figures lead to', () => {
    const search =
      'openedFrom=2026-01-31T23%3A00%3A00.000Z&openedTo=2026-02-01T12%3A30%3A00.001Z&openAt=2026-02-01T00%3A00%3A00Z';
    expect(format(search)).toBe(search);
    expect(ask(search)).toMatchObject({
      openedAfter: '2026-01-31T23:00:00.000Z',
      openedBefore: '2026-02-01T12:30:00.001Z',
      openAt: ['2026-02-01T00:00:00Z'],
    });
    expect(format('openedFrom=2026-01-31T99:00:00Z&openAt=soon')).toBe('');
  });

  it('takes what only figures ask for', () => {
    const search =
      'openedWeekday=1&openedHour=9&openedHour=23&timezone=Europe%2FBerlin&resolveHoursFrom=0&resolveHoursTo=0.25&reopeningFrom=2026-01-31T23%3A00%3A00.000Z&causedByChanges=state%3Dclosed%26model%3Dnormal';
    expect(format(search)).toBe(search);
    expect(ask(search)).toMatchObject({
      openedWeekday: [1],
      openedHour: [9, 23],
      timezone: 'Europe/Berlin',
      resolveHoursFrom: 0,
      resolveHoursTo: 0.25,
      reopenedAfter: '2026-01-31T23:00:00.000Z',
      causedByChanges: 'state=closed&model=normal',
    });
    expect(
      format(
        'openedWeekday=8&openedHour=24&timezone=Europe/Berlin&resolveHoursTo=long',
      ),
    ).toBe('');
  });

  it('passes over what makes no sense, and what isn’t a filter of the list', () => {
    expect(
      format(
        'show=x&orderBy=secret&order=up&limit=7&openedTo=soon&state=&model=normal',
      ),
    ).toBe('');
  });

  it('asks for the values of each filter, in the way of the filter', () => {
    expect(
      ask('state=new&priority=1&priority=2&system=system:default/shop&tag=a'),
    ).toEqual(
      expect.objectContaining({
        state: ['new'],
        priority: [1, 2],
        system: ['system:default/shop'],
        tag: ['a'],
      }),
    );
  });

  it('includes both days of a span', () => {
    expect(ask('openedFrom=2026-01-31&openedTo=2026-01-31')).toEqual(
      expect.objectContaining({
        openedAfter: new Date(2026, 0, 31).toISOString(),
        openedBefore: new Date(2026, 1, 1).toISOString(),
      }),
    );
  });

  it('waits for who reads, and asks nothing where nothing can match', () => {
    expect(ask('assignee=me')).toBeUndefined();
    expect(ask('assignee=me', reader)).toEqual(
      expect.objectContaining({ assignee: ['user:default/ida'] }),
    );
    expect(ask('assignmentGroup=my-groups', reader)).toBe('none');
    expect(
      ask(
        'assignmentGroup=my-groups&assignmentGroup=group:default/web',
        reader,
      ),
    ).toEqual(
      expect.objectContaining({ assignmentGroup: ['group:default/web'] }),
    );
  });
});
