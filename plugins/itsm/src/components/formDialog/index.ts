export * from './FormDialog';
export * from './FormFailure';
export * from './keptDraft';
export * from './RestoredNote';
