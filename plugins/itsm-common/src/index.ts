/**
 * Records, lifecycles, schemas and the client of ITSM for Backstage, shared by
 * its backend and its pages.
 *
 * @packageDocumentation
 */
export * from './record';
export * from './lifecycle';
export * from './incident';
export * from './change';
export * from './problem';
export * from './impact';
export * from './entity';
export * from './import';
export * from './insights';
export * from './client';
export * from './events';
export * from './permissions';
