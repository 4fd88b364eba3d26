export * from './RecordTable';
export * from './useRecordColumns';
