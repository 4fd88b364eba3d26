export * from './TasksSection';
