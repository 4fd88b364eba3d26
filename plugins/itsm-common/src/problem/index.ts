export * from './broadcast';
export * from './history';
export * from './knownError';
export * from './lifecycle';
export * from './problemList';
export * from './schema';
