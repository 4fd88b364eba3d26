import { gravity, Scenario } from '../Scenario';

export const platformScenarios: Scenario[] = [
  {
    id: 'kafka-consumer-lag',
    entityRef: 'resource:default/kafka',
    affectedEntityRefs: [
      'component:default/accounting',
      'component:default/fraud-detection',
    ],
    team: 'sre',
    rhythm: { kind: 'recurring', everyDays: 13 },
    gravity: gravity.moderate,
    category: 'Software / Performance',
    tags: ['kafka', 'consumer-lag'],
    titles: [
      'Consumer lag on topic orders',
      'Order queue is {count} messages behind',
      'Kafka: lag of all consumer groups grows',
    ],
    description:
      'Lag on topic `orders` is at **{count}** and growing since {minutes} minutes. Both consumer groups are concerned.',
    findings: [
      'The broker compacts its log at this time, disk is busy.',
      'Load test ran without telling anyone, the queue took {percent} times the usual.',
    ],
    resolutions: [
      {
        code: 'workaround_provided',
        notes: 'Consumers caught up after compaction was over.',
      },
      {
        code: 'workaround_provided',
        notes: 'Stopped the load test and added a consumer.',
      },
    ],
    hours: 3,
  },
  {
    id: 'kafka-disk',
    entityRef: 'resource:default/kafka',
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 4 },
    gravity: gravity.moderate,
    category: 'Hardware / Storage',
    tags: ['kafka', 'disk'],
    titles: [
      'Disk of the broker is {percent} % from full',
      'Kafka log disk fills up',
    ],
    description:
      'At this rate the disk is full in {minutes} hours. Retention is seven days.',
    findings: ['Retention by size is not set for the topic.'],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Retention by size set, disk at 45 %.',
      },
    ],
    hours: 6,
  },
  {
    id: 'flagd-misconfigured',
    entityRef: 'component:default/flagd',
    affectedEntityRefs: [
      'component:default/ad',
      'component:default/cart',
      'component:default/payment',
      'component:default/recommendation',
    ],
    team: 'platform',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.moderate,
    category: 'Software / Configuration',
    tags: ['feature-flags'],
    titles: [
      'Flag file cannot be parsed',
      'Wrong default after a flag was removed',
      'Flag is on for everyone instead of {percent} %',
    ],
    description:
      'Since the last change of the flag file, services fall back to the defaults in their code.\n\n```\nflag definition does not conform to the schema\n```',
    findings: [
      'A comma too many in the targeting rule.',
      'The console writes the file without checking it.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'File corrected and loaded again.' },
      {
        code: 'solution_provided',
        notes:
          'Went back to the last version, a check now runs before the merge.',
      },
    ],
    hours: 1.5,
  },
  {
    id: 'flagd-ui-login',
    entityRef: 'component:default/flagd-ui',
    team: 'platform',
    rhythm: { kind: 'steady', perYear: 5 },
    gravity: gravity.minor,
    category: 'Access / Permission',
    reported: true,
    titles: ['Cannot save a flag in the console', 'Console shows old flags'],
    description:
      'Saving ends with "file is read only". Others in my team see the same.',
    findings: ['The volume was mounted read only after the node was replaced.'],
    resolutions: [
      { code: 'solution_provided', notes: 'Mounted again, saving works.' },
      {
        code: 'resolved_by_requester',
        notes: 'Worked after reloading the page.',
      },
    ],
    hours: 15,
  },
  {
    id: 'postgresql-connections',
    entityRef: 'resource:default/postgresql',
    affectedEntityRefs: [
      'component:default/accounting',
      'component:default/product-reviews',
    ],
    team: 'platform',
    rhythm: { kind: 'steady', perYear: 8 },
    gravity: gravity.moderate,
    category: 'Database / Availability',
    tags: ['postgresql'],
    titles: [
      'PostgreSQL refuses connections',
      'Too many clients on the shop database',
      'Long running query blocks autovacuum',
    ],
    description:
      '`FATAL: sorry, too many clients already` since {minutes} minutes. Accounting and product reviews are concerned.',
    findings: [
      'An analyst left a session open in a transaction.',
      'product-reviews opens a connection a request.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Ended the session, set an idle timeout.',
      },
      {
        code: 'solution_provided',
        notes: 'Put a pooler in front of the database.',
      },
    ],
    hours: 2,
  },
  {
    id: 'postgresql-backup',
    entityRef: 'resource:default/postgresql',
    team: 'platform',
    rhythm: { kind: 'steady', perYear: 4 },
    gravity: gravity.minor,
    category: 'Database / Availability',
    tags: ['backup'],
    titles: ['Backup of the night failed'],
    description:
      'The backup ended after {minutes} minutes without enough space at its target.',
    findings: ['Old backups are not removed since the retention job moved.'],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Space freed, backup repeated and restored as a test.',
      },
    ],
    hours: 7,
  },
];
