export * from './ActivityTimeline';
export * from './CommentBox';
export * from './FieldValue';
