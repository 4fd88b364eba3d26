export * from './EmptyNote';
export * from './LoadFailure';
export * from './StaleNotice';
