export * from './history';
export * from './incidentList';
export * from './lifecycle';
export * from './schema';
export * from './times';
