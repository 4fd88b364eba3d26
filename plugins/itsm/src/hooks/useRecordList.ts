import type {
  ListRequest,
  Page,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { type RecordOf, useRecordsApi } from './useRecordsApi';
import { Resource, useResource } from './useResource';

/**
 * A page of the records of one type. With `none`, nothing can match and
 * nothing is asked; without a request it isn't known yet what to ask.
 */
export function useRecordList<T extends RecordType>(
  type: T,
  request: ListRequest | 'none' | undefined,
): Resource<Page<RecordOf<T>>> {
  const api = useRecordsApi(type);
  return useResource(
    (signal): Promise<Page<RecordOf<T>>> => {
      switch (request) {
        case undefined:
          return new Promise<never>(() => {});
        case 'none':
          return Promise.resolve({ items: [], pageInfo: {}, totalItems: 0 });
        default:
          return api.list(request, { signal });
      }
    },
    [api, JSON.stringify(request)],
  );
}
