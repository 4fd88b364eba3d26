export * from './useEntitySummary';
export * from './useLiveRecords';
export * from './useRecordList';
export * from './useRecords';
export * from './useRecordsApi';
export * from './useResource';
export * from './useSettings';
export * from './useVocabulary';
