export * from './InstantField';
