export * from './PriorityIcon';
export * from './PriorityTag';
export * from './StateIcon';
export * from './StateTag';
export * from './RestrictedMark';
export * from './RiskIcon';
export * from './RiskTag';
export * from './ToneTag';
