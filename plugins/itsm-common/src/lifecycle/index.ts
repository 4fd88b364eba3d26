export * from './describe';
export * from './evaluate';
export * from './types';
