import {
  type ItsmRecord,
  type ListRequest,
  type Page,
  searchWords,
} from 'backstage-plugin-itsm-common';

function matches(record: ItsmRecord, request: ListRequest): boolean {
  const among = <T>(values: T[] | undefined, value: T | undefined) =>
    !values || (value !== undefined && values.includes(value));
  const words = searchWords(
    `${record.number} ${record.title} ${record.description}`,
  );
  const { entities } = record;
  return (
    among(request.state, record.state) &&
    among(request.priority, record.priority) &&
    among(request.assignee, record.assignee) &&
    among(request.assignmentGroup, record.assignmentGroup) &&
    among(request.requester, record.requester) &&
    (!request.entityRef ||
      entities.some(link => request.entityRef!.includes(link.entityRef))) &&
    (!request.owner ||
      entities.some(({ snapshot }) => among(request.owner, snapshot.owner))) &&
    (!request.tag || record.tags.some(tag => request.tag!.includes(tag))) &&
    (request.active === undefined || record.active === request.active) &&
    (!request.openedAfter || record.openedAt >= request.openedAfter) &&
    (!request.openedBefore || record.openedAt < request.openedBefore) &&
    searchWords(request.q ?? '').every(word =>
      words.some(other => other.startsWith(word)),
    )
  );
}

function sortValue(record: ItsmRecord, orderBy: ListRequest['orderBy']) {
  return orderBy === 'number'
    ? Number(record.number.split('-')[1])
    : record[orderBy ?? 'openedAt'];
}

/** A page of the records that match, as the backend would answer it. */
export function selectRecords<T extends ItsmRecord>(
  records: T[],
  request: ListRequest,
): Page<T> {
  const { orderBy, order = 'desc', limit = 25, cursor } = request;
  const sign = order === 'asc' ? 1 : -1;
  const found = records
    .filter(record => matches(record, request))
    .sort((a, b) => {
      const [x, y] = [sortValue(a, orderBy), sortValue(b, orderBy)];
      return x === y ? a.id.localeCompare(b.id) : (x < y ? -1 : 1) * sign;
    });
  const from = Number(cursor ?? 0);
  const until = from + limit;
  return {
    items: found.slice(from, until),
    pageInfo: {
      nextCursor: until < found.length ? String(until) : undefined,
      prevCursor: from > 0 ? String(Math.max(0, from - limit)) : undefined,
    },
    totalItems: request.total ? found.length : undefined,
  };
}
