export * from './KnownErrorList';
