export * from './risk';
export * from './riskSchema';
