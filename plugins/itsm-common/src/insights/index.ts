export * from './benjaminiHochberg';
export * from './clusterTexts';
export * from './compareCounts';
export * from './poissonTest';
export * from './query';
export * from './ranks';
export * from './schema';
export * from './timeRange';
