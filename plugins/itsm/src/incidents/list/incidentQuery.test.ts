import {
  formatIncidentQuery,
  parseIncidentQuery,
  toListRequest,
  viewOf,
} from './incidentQuery';

const parse = (search: string) =>
  parseIncidentQuery(new URLSearchParams(search));
const user = { userRef: 'user:default/ida', groups: [], roles: [] };

describe('incidentQuery', () => {
  it('is open and newest first without a word in the address', () => {
    expect(formatIncidentQuery(parse('')).toString()).toBe('');
    expect(toListRequest(parse(''), undefined)).toEqual(
      expect.objectContaining({
        active: true,
        orderBy: 'openedAt',
        order: 'desc',
        limit: 25,
      }),
    );
  });

  it('comes back from the address as it went in', () => {
    const search =
      'show=all&state=new&state=resolved&priority=1&assignee=me&openedFrom=2026-01-31&q=slow&orderBy=priority&order=asc&limit=50&cursor=abc';
    expect(formatIncidentQuery(parse(search)).toString()).toBe(search);
    expect(viewOf(parse(search))).toBe(
      search.replace('&limit=50&cursor=abc', ''),
    );
  });

  it('passes over what makes no sense', () => {
    expect(
      formatIncidentQuery(
        parse('show=x&orderBy=secret&order=up&limit=7&openedTo=soon&state='),
      ).toString(),
    ).toBe('');
  });

  it('includes both days of a span', () => {
    const request = toListRequest(
      parse('openedFrom=2026-01-31&openedTo=2026-01-31'),
      undefined,
    );
    expect(request).toEqual(
      expect.objectContaining({
        openedAfter: new Date(2026, 0, 31).toISOString(),
        openedBefore: new Date(2026, 1, 1).toISOString(),
      }),
    );
  });

  it('waits for who reads, and asks nothing where nothing can match', () => {
    expect(toListRequest(parse('assignee=me'), undefined)).toBeUndefined();
    expect(toListRequest(parse('assignee=me'), user)).toEqual(
      expect.objectContaining({ assignee: ['user:default/ida'] }),
    );
    expect(toListRequest(parse('assignmentGroup=my-groups'), user)).toBe(
      'none',
    );
  });
});
