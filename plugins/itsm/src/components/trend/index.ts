export * from './Sparkline';
export * from './WeeklyTrend';
