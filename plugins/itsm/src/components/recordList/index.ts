export { toCsv } from './csv';
export { download } from './download';
export * from './listFilter';
export * from './RecordListPage';
export * from './recordQuery';
export { toRelated } from './relatedQuery';
export * from './useListColumns';
export { type BuiltInView } from './ViewBar';
