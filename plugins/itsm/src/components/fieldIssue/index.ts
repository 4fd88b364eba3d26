export * from './FieldIssue';
