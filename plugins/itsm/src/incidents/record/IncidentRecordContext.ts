import type { Incident } from 'backstage-plugin-itsm-common';
import { createContext, useContext } from 'react';
import type { IncidentRecord } from './useIncidentRecord';

/** An incident that has been read. */
export interface LoadedIncidentRecord extends Omit<IncidentRecord, 'incident'> {
  incident: Incident;
  /** Fields can be changed: the reader may, and the record isn't final. */
  editable: boolean;
}

export const IncidentRecordContext = createContext<
  LoadedIncidentRecord | undefined
>(undefined);

/** The incident whose page this is. */
export function useLoadedIncident(): LoadedIncidentRecord {
  const record = useContext(IncidentRecordContext);
  if (!record) {
    throw new Error('Only for parts of the page of an incident');
  }
  return record;
}
