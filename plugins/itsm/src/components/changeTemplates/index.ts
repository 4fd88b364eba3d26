export * from './TemplateValues';
export * from './useTemplates';
