export * from './ImpactList';
export * from './ImpactSection';
export * from './ImpactSummary';
export * from './ImpactView';
export * from './TierMark';
export * from './usePathInWords';
