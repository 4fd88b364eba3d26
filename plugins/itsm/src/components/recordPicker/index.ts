export * from './RecordPicker';
