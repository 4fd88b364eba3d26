export * from './FormDialog';
export * from './FormFailure';
export * from './RestoredNote';
