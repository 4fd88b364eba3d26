import { useApi } from '@backstage/frontend-plugin-api';
import type { ItsmApi } from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../../api/itsmApiRef';
import { useLoadedRecord } from '../../components/recordPage';
import { type Resource, useResource } from '../../hooks/useResource';

/** Reads something of the change anew with each of its versions. */
export function useChangeResource<T>(
  load: (itsm: ItsmApi, number: string, signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const { record } = useLoadedRecord('change');
  const itsm = useApi(itsmApiRef);
  const { number, version } = record;
  return useResource(
    signal => load(itsm, number, signal),
    [itsm, version],
    number,
  );
}
