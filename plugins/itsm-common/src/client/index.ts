export * from './ItsmClient';
export * from './RecordsClient';
export * from './RequestClient';
