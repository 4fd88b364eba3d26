import { MappingInput } from './MappingInput';

/* Reports that a person exports have the labels, those of scripts the names. */
const columns = (...names: string[]) => names.map(name => `{${name}}`);

/* The default, and with the day first; months first need a mapping. */
const timeFormats = [
  'yyyy-MM-dd HH:mm:ss',
  ...['/', '-', '.'].flatMap(mark => [
    `d${mark}M${mark}yyyy H:mm`,
    `d${mark}M${mark}yyyy H:mm:ss`,
  ]),
];

const impact = {
  from: columns('impact', 'Impact'),
  values: {
    1: 'high',
    '1 - high': 'high',
    2: 'medium',
    '2 - medium': 'medium',
    3: 'low',
    '3 - low': 'low',
  },
};

const state = {
  from: columns('state', 'State', 'incident_state', 'Incident state'),
  values: {
    'in progress': 'in_progress',
    active: 'in_progress',
    'work in progress': 'in_progress',
    'on hold': 'on_hold',
    pending: 'on_hold',
    'awaiting user info': 'on_hold',
    'awaiting problem': 'on_hold',
    'awaiting vendor': 'on_hold',
    'awaiting evidence': 'on_hold',
    'awaiting change': 'on_hold',
    cancelled: 'canceled',
    'root cause analysis': 'root_cause_analysis',
    'fix in progress': 'fix_in_progress',
    open: 'new',
  },
};

const holdReason = {
  from: [
    ...columns('hold_reason', 'On hold reason'),
    ...columns('state', 'incident_state'),
  ],
  values: {
    'awaiting caller': 'awaiting_requester',
    'awaiting user info': 'awaiting_requester',
    'awaiting evidence': 'awaiting_requester',
    'awaiting change': 'awaiting_change',
    'awaiting problem': 'awaiting_problem',
    'awaiting vendor': 'awaiting_vendor',
    '*': '',
  },
};

const incidentResolutions = {
  'solved (permanently)': 'solution_provided',
  'solved remotely (permanently)': 'solution_provided',
  'solution provided': 'solution_provided',
  'solved (work around)': 'workaround_provided',
  'solved remotely (work around)': 'workaround_provided',
  'workaround provided': 'workaround_provided',
  'known error': 'known_error',
  'resolved by change': 'resolved_by_change',
  'resolved by problem': 'resolved_by_problem',
  'closed/resolved by caller': 'resolved_by_requester',
  'resolved by caller': 'resolved_by_requester',
  duplicate: 'duplicate',
};

const problemResolutions = {
  'fix applied': 'fix_applied',
  'risk accepted': 'risk_accepted',
  canceled: 'canceled',
  cancelled: 'canceled',
};

const common: MappingInput['fields'] = {
  'externalRef.source': 'servicenow',
  'externalRef.id': columns('number', 'Number'),
  title: [
    ...columns('short_description', 'Short description'),
    '{category} / {subcategory}',
    '{Category}',
    '{number}',
    '{Number}',
  ],
  description: columns('description', 'Description'),
  state,
  impact,
  urgency: {
    ...impact,
    from: columns('urgency', 'Urgency'),
  },
  priority: { from: columns('priority', 'Priority'), match: '\\d+' },
  category: [
    '{category} / {subcategory}',
    '{Category} / {Subcategory}',
    ...columns('category', 'Category'),
  ],
  entityRef: [
    'component:default/{cmdb_ci}',
    'component:default/{Configuration item}',
    'component:default/{business_service}',
    'component:default/{Service}',
  ],
  requester: columns('caller_id', 'Caller', 'requested_by', 'Requested by'),
  openedBy: columns('opened_by', 'Opened by', 'sys_created_by', 'Created by'),
  assignee: columns('assigned_to', 'Assigned to'),
  assignmentGroup: columns('assignment_group', 'Assignment group'),
  openedAt: columns('opened_at', 'Opened', 'sys_created_on', 'Created'),
  updatedAt: columns('sys_updated_on', 'Updated', 'sys_updated_at'),
  resolvedAt: columns('resolved_at', 'Resolved'),
  closedAt: columns('closed_at', 'Closed'),
  reopenCount: columns('reopen_count', 'Reopen count'),
  reassignmentCount: columns('reassignment_count', 'Reassignment count'),
};

const incidents: MappingInput['fields'] = {
  channel: {
    from: columns('contact_type', 'Channel', 'Contact type'),
    values: {
      'self-service': 'portal',
      'walk-in': 'phone',
      'virtual agent': 'chat',
      monitoring: 'alert',
      event: 'alert',
      'event management': 'alert',
      direct: 'portal',
      '*': 'portal',
      ...Object.fromEntries(
        ['phone', 'email', 'chat', 'alert'].map(name => [name, name]),
      ),
    },
  },
  startedAt: columns('work_start', 'u_outage_start'),
  holdReason,
  resolvedBy: columns('resolved_by', 'Resolved by'),
};

const changes: MappingInput['fields'] = {
  model: {
    from: columns('type', 'Type'),
    values: { normal: 'normal', standard: 'standard', emergency: 'emergency' },
  },
  riskLevel: {
    from: columns('risk', 'Risk'),
    values: {
      1: 'high',
      '1 - very high': 'high',
      'very high': 'high',
      2: 'high',
      '2 - high': 'high',
      3: 'moderate',
      '3 - moderate': 'moderate',
      medium: 'moderate',
      4: 'low',
      '4 - low': 'low',
      5: 'low',
      '5 - very low': 'low',
      'very low': 'low',
      none: '',
    },
  },
  justification: columns('justification', 'Justification'),
  implementationPlan: columns('implementation_plan', 'Implementation plan'),
  testPlan: columns('test_plan', 'Test plan'),
  backoutPlan: columns('backout_plan', 'Backout plan'),
  plannedStart: columns('start_date', 'Planned start date'),
  plannedEnd: columns('end_date', 'Planned end date'),
  actualStart: columns('work_start', 'Actual start', 'Actual start date'),
  actualEnd: columns('work_end', 'Actual end', 'Actual end date'),
  closeCode: {
    from: columns('close_code', 'Close code'),
    values: {
      'successful with issues': 'successful_with_issues',
      'successful automatically': 'successful',
      failed: 'unsuccessful',
    },
  },
  closeNotes: columns('close_notes', 'Close notes'),
};

const problems: MappingInput['fields'] = {
  problemStatement: columns('u_problem_statement', 'Problem statement'),
  workaround: columns('workaround', 'Workaround'),
  knownError: columns('known_error', 'Known error'),
  rootCause: columns('cause_notes', 'Cause notes'),
  fixNotes: columns('fix_notes', 'Fix notes'),
  confirmedAt: columns('confirmed_at', 'Confirmed'),
  confirmedBy: columns('confirmed_by', 'Confirmed by'),
};

const journals = {
  match:
    '(?<at>\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}) - (?<by>[^\\n]*?) \\((?:Additional comments|Comments)\\)\\n(?<body>[\\s\\S]*?)(?=\\n\\n\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} - |$)',
  at: '{at}',
  by: '{by}',
  body: '{body}',
};

const notes = {
  ...journals,
  match: journals.match.replace(
    '(?:Additional comments|Comments)',
    '(?:Work notes)',
  ),
  internal: true,
};

const servicenow: MappingInput = {
  description:
    'ServiceNow: incidents, changes and problems exported as CSV, told apart by their class or number',
  type: {
    from: columns('sys_class_name', 'Task type', 'number', 'Number'),
    match: '^(Incident|Change Request|Change|Problem|INC|CHG|PRB)',
    values: {
      inc: 'incident',
      'change request': 'change',
      chg: 'change',
      prb: 'problem',
      incident: 'incident',
      change: 'change',
      problem: 'problem',
    },
    default: 'incident',
  },
  timeZone: 'UTC',
  timeFormats,
  fields: { ...common, ...incidents, ...changes, ...problems },
  links: [
    {
      relation: 'problem',
      id: columns('problem_id', 'Problem'),
    },
    {
      relation: 'caused_by',
      id: columns('caused_by', 'Caused by Change'),
    },
    {
      relation: 'fixed_by',
      id: columns('rfc', 'Change Request'),
    },
    {
      relation: 'parent',
      id: columns('parent_incident', 'Parent Incident'),
    },
  ],
  comments: [
    { ...journals, each: 'comments_and_work_notes' },
    { ...journals, each: 'comments' },
    { ...notes, each: 'comments_and_work_notes' },
    { ...notes, each: 'work_notes' },
  ],
};

/** For the exports of ServiceNow. */
export const servicenowMappings: Record<string, MappingInput> = {
  servicenow,
  'servicenow-incident': {
    extends: 'servicenow',
    description: 'ServiceNow: incidents exported as CSV',
    type: 'incident',
    fields: {
      resolutionCode: {
        from: columns('close_code', 'Resolution code', 'Close code'),
        values: { ...incidentResolutions, '*': 'no_resolution_provided' },
      },
      resolutionNotes: columns(
        'close_notes',
        'Resolution notes',
        'Close notes',
      ),
    },
  },
  'servicenow-change': {
    extends: 'servicenow',
    description: 'ServiceNow: change requests exported as CSV',
    type: 'change',
  },
  'servicenow-problem': {
    extends: 'servicenow',
    description: 'ServiceNow: problems exported as CSV',
    type: 'problem',
    fields: {
      resolutionCode: {
        from: columns('resolution_code', 'Resolution code'),
        values: problemResolutions,
      },
    },
  },
  'servicenow-event-log': {
    description:
      'ServiceNow: an event log of incidents, with a line for each of their states of which the last counts',
    type: 'incident',
    missing: ['?', 'NULL'],
    timeZone: 'UTC',
    timeFormats,
    fields: {
      ...common,
      title: [
        ...columns('short_description', 'u_symptom'),
        '{category} / {subcategory}',
        ...columns('category', 'number'),
      ],
      openedAt: columns('opened_at', 'sys_created_at'),
      holdReason,
      channel: incidents.channel,
      resolvedBy: incidents.resolvedBy,
      resolutionCode: {
        from: '{closed_code}',
        values: { '*': 'solution_provided' },
      },
    },
    links: [
      { relation: 'problem', id: '{problem_id}' },
      { relation: 'caused_by', id: '{caused_by}' },
      { relation: 'fixed_by', id: '{rfc}' },
    ],
  },
};
