/** What problems can come from where `itsm.problems` names nothing. */
export const defaultCauseCategories = [
  'Software defect',
  'Configuration',
  'Capacity',
  'Change',
  'Dependency',
  'Hardware',
  'Data',
  'Security',
  'Process',
  'External',
];
