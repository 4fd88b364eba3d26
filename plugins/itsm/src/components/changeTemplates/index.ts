export * from './TemplateValues';
export * from './useApprovedTemplates';
