import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ChangesApi,
  IncidentsApi,
  ItsmApi,
  ProblemsApi,
  RecordsApi,
  RecordType,
} from 'backstage-plugin-itsm-common';
import { itsmApiRef } from '../api/itsmApiRef';

/** What the API has for each type. */
interface Apis {
  incident: IncidentsApi;
  change: ChangesApi;
  problem: ProblemsApi;
}

/** A record of one type. */
export type RecordOf<T extends RecordType> = Awaited<
  ReturnType<Apis[T]['get']>
>;

/** Fields of a record that people change, without the version. */
export type RecordFields<T extends RecordType> = T extends RecordType
  ? Omit<Parameters<Apis[T]['update']>[1], 'version'>
  : never;

/** A step that a record of one type takes. */
export type TransitionOf<T extends RecordType> = Parameters<
  Apis[T]['transition']
>[1];

/** The part of the API that is the same for every type. */
export type RecordsApiOf<T extends RecordType> = RecordsApi<
  RecordOf<T>,
  never,
  RecordFields<T> & { version: number },
  TransitionOf<T>
>;

/** Where each type is found in the API. */
function apisOf(itsm: ItsmApi): Apis {
  return {
    incident: itsm.incidents,
    change: itsm.changes,
    problem: itsm.problems,
  };
}

/** What can be asked of the records of one type. */
export function useRecordsApi<T extends RecordType>(type: T): RecordsApiOf<T> {
  const itsm = useApi(itsmApiRef);
  // The compiler doesn't follow from the type to what its API reads and writes.
  return apisOf(itsm)[type] as unknown as RecordsApiOf<T>;
}
