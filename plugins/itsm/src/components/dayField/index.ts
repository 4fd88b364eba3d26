export * from './DayField';
