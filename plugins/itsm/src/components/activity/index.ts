export * from './ActivityTimeline';
export * from './CommentBox';
