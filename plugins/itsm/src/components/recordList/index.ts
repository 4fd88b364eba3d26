export { toCsv } from './csv';
export { download } from './download';
export * from './listFilter';
export * from './RecordListPage';
export * from './recordQuery';
export * from './useListColumns';
export { type BuiltInView } from './ViewBar';
