export * from './RecordRows';
export * from './RowsFailure';
