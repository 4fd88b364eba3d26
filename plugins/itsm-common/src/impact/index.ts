export * from './changeImpact';
export * from './findMissingRelations';
export * from './mergeWalks';
export * from './relations';
export * from './schema';
export * from './toImpact';
export * from './walkImpact';
