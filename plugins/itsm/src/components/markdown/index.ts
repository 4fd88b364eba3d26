export * from './Markdown';
export * from './MarkdownField';
