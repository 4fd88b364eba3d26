export * from './ProposeTemplateDialog';
export * from './TemplateListPage';
export * from './TemplatePage';
