export * from './Router';
