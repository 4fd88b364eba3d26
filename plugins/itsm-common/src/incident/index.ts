export * from './history';
export * from './lifecycle';
export * from './schema';
export * from './times';
