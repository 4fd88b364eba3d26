export * from './SuspectsSection';
