export * from './entitySummary';
