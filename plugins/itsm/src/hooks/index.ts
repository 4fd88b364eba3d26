export * from './useEntitySummary';
export * from './useIncident';
export * from './useIncidentList';
export * from './useLiveRecords';
export * from './useRecords';
export * from './useResource';
export * from './useSettings';
export * from './useVocabulary';
