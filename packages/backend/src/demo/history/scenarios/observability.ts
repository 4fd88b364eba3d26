import { gravity, Scenario } from '../Scenario';

export const observabilityScenarios: Scenario[] = [
  {
    id: 'collector-drops',
    entityRef: 'resource:default/otel-collector',
    affectedEntityRefs: [
      'resource:default/jaeger',
      'resource:default/prometheus',
    ],
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 10 },
    gravity: gravity.minor,
    category: 'Software / Performance',
    tags: ['telemetry'],
    titles: [
      'Collector drops spans',
      'Collector refuses data because of its memory limiter',
    ],
    description:
      '`otelcol_processor_refused_spans` is at {count} a second. Traces of the last {minutes} minutes have holes.',
    findings: ['Cardinality exploded with a label that holds the session id.'],
    resolutions: [
      { code: 'solution_provided', notes: 'Label dropped in the collector.' },
      { code: 'workaround_provided', notes: 'Added a second collector.' },
    ],
    hours: 6,
  },
  {
    id: 'opensearch-disk',
    entityRef: 'resource:default/opensearch',
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.minor,
    category: 'Hardware / Storage',
    tags: ['logs', 'disk'],
    titles: [
      'OpenSearch indices are read only',
      'Disk watermark exceeded on OpenSearch',
    ],
    description:
      'Flood stage watermark exceeded, no log was written for {minutes} minutes.',
    findings: [
      'Debug logging was left on in one service, it writes {percent} GB a day.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Old indices removed, log level set back.',
      },
    ],
    hours: 5,
  },
  {
    id: 'prometheus-restart',
    entityRef: 'resource:default/prometheus',
    affectedEntityRefs: ['resource:default/grafana'],
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 5 },
    gravity: gravity.minor,
    category: 'Software / Performance',
    titles: ['Prometheus restarts and loses {minutes} minutes of data'],
    description:
      'Out of memory while it replays its log. Alerts were blind for {minutes} minutes.',
    findings: ['Too many series after the last release of the collector.'],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Dropped unused metrics, memory is at 60 %.',
      },
    ],
    hours: 3,
  },
  {
    id: 'grafana-access',
    entityRef: 'resource:default/grafana',
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 7 },
    gravity: gravity.minor,
    category: 'Access / Account',
    reported: true,
    titles: [
      'No access to the dashboards of checkout',
      'Dashboard shows "no data"',
    ],
    description:
      'I need it for the weekly review, the link from the team page ends in an error.',
    findings: ['The folder lost its permissions when it was moved.'],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Permissions of the folder set again.',
      },
      { code: 'resolved_by_requester', notes: 'Solved by signing in again.' },
    ],
    hours: 12,
  },
  {
    id: 'jaeger-search',
    entityRef: 'resource:default/jaeger',
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 4 },
    gravity: gravity.minor,
    category: 'Software / Performance',
    reported: true,
    titles: ['Search for traces runs into a timeout'],
    description:
      'Any search over more than an hour ends after 30 s with an error.',
    findings: ['Traces are kept in memory, the limit is reached.'],
    resolutions: [
      {
        code: 'workaround_provided',
        notes: 'Restarted, searches are fast again.',
      },
    ],
    hours: 9,
  },
  {
    id: 'load-generator-flood',
    entityRef: 'component:default/load-generator',
    affectedEntityRefs: ['component:default/frontend-proxy'],
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 5 },
    gravity: gravity.minor,
    category: 'Software / Configuration',
    titles: [
      'Load generator floods the home page',
      'Synthetic traffic stopped',
    ],
    description:
      'The number of synthetic customers went to {count}, planned are 300.',
    findings: ['The flood flag was turned on for a demonstration.'],
    resolutions: [{ code: 'solution_provided', notes: 'Flag switched off.' }],
    hours: 1.5,
  },
];
