export * from './ReportIncidentButton';
export * from './ReportIncidentDialog';
