import { useApi } from '@backstage/frontend-plugin-api';
import type { Calendar, CalendarRequest } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { useLiveRecords } from '../hooks/useLiveRecords';
import { type Resource, useResource } from '../hooks/useResource';

/** What is planned within some time, read again when somebody writes. */
export function useCalendar(request: CalendarRequest): Resource<Calendar> {
  const api = useApi(itsmApiRef);
  const calendar = useResource(
    signal => api.calendar.get(request, { signal }),
    [api, JSON.stringify(request)],
  );
  useLiveRecords({
    matches: event => event.type === 'change',
    onWrite: calendar.retry,
  });
  return calendar;
}
