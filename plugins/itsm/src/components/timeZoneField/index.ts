export * from './TimeZoneField';
