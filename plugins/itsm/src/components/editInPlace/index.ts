export * from './EditNotice';
export * from './useEdit';
