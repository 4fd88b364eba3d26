export * from './query';
export * from './schema';
