import type { RecordType } from 'backstage-plugin-itsm-common';
import { createContext, useContext } from 'react';
import type { RecordOf } from '../../hooks/useRecordsApi';
import type { RecordResources } from './useRecord';

/** A record that has been read, with all around it. */
export interface LoadedRecord<T extends RecordType = RecordType>
  extends RecordResources<T> {
  record: RecordOf<T>;
  /** Fields can be changed: the reader may, and the record isn't final. */
  editable: boolean;
  /** Whether a field can be: not all can where something else fixes them. */
  mayEdit: (field: string) => boolean;
}

export const RecordContext = createContext<LoadedRecord | undefined>(undefined);

/**
 * The record whose page this is. Parts of the pages of one type name it, and
 * get what only its records have.
 */
export function useLoadedRecord<T extends RecordType = RecordType>(
  type?: T,
): LoadedRecord<T> {
  const loaded = useContext(RecordContext);
  if (!loaded || (type && type !== loaded.type)) {
    throw new Error(`Only for parts of the page of a ${type ?? 'record'}`);
  }
  return loaded as unknown as LoadedRecord<T>;
}
