export * from './EntityLinksSection';
