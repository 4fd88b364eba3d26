export * from './findMissingRelations';
export * from './relations';
export * from './schema';
export * from './toImpact';
export * from './walkImpact';
