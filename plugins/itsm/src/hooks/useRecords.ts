import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ItsmRecord,
  Page,
  RecordsRequest,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';
import { Resource, useResource } from './useResource';

/** A page of records of all types. */
export function useRecords(
  request: RecordsRequest,
): Resource<Page<ItsmRecord>> {
  const api = useApi(itsmApiRef);
  return useResource(
    signal => api.listRecords(request, { signal }),
    [api, JSON.stringify(request)],
  );
}
