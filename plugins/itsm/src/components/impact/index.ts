export * from './ImpactSection';
export * from './ImpactView';
export * from './TierMark';
export * from './usePathInWords';
