import { DEMO_SOURCE, DemoIncident } from './DemoRecord';
import { groupRef, userRef } from './people';
import { DAY, HOUR, iso, MINUTE } from './times';

/** Three bad days that everyone in the company remembers. */
export function majorIncidents(options: { now: number }): DemoIncident[] {
  const { now } = options;
  return [
    ...ordersStopped(atNoon(now - 201 * DAY)),
    ...cardsCouldNotBeCharged(atNoon(now - 96 * DAY)),
    ...shopUnreachable(atNoon(now - 33 * DAY)),
  ];
}

function atNoon(time: number) {
  return time - (time % DAY) + 12 * HOUR;
}

/** An incident of highest priority that was dealt with by the given minutes. */
function major(
  began: number,
  resolvedAfterMinutes: number,
  known: Pick<
    DemoIncident,
    | 'title'
    | 'description'
    | 'entityRef'
    | 'affectedEntityRefs'
    | 'assignee'
    | 'assignmentGroup'
    | 'category'
    | 'tags'
    | 'resolutionNotes'
  > & { id: string; said: [minutes: number, by: string, body: string][] },
): DemoIncident {
  const { id, said, ...rest } = known;
  const after = (minutes: number) => iso(began + minutes * MINUTE);
  return {
    ...rest,
    type: 'incident',
    externalRef: { source: DEMO_SOURCE, id },
    state: 'closed',
    impact: 'high',
    urgency: 'high',
    severity: 1,
    channel: 'alert',
    requester: userRef('ben.achterberg'),
    openedBy: userRef('ben.achterberg'),
    startedAt: after(0),
    openedAt: after(4),
    acknowledgedAt: after(6),
    mitigatedAt: after(resolvedAfterMinutes - 20),
    resolvedAt: after(resolvedAfterMinutes),
    closedAt: after(resolvedAfterMinutes + 3 * 24 * 60),
    resolvedBy: rest.assignee,
    resolutionCode: 'solution_provided',
    comments: said.map(([minutes, by, body]) => ({
      at: after(minutes),
      by: userRef(by),
      body,
    })),
  };
}

/** A report of the same trouble by someone else. */
function duplicateOf(
  original: DemoIncident,
  known: { id: string; title: string; description: string; entityRef: string },
): DemoIncident {
  const { id, ...rest } = known;
  const opened = Date.parse(original.openedAt) + 11 * MINUTE;
  return {
    ...rest,
    type: 'incident',
    externalRef: { source: DEMO_SOURCE, id },
    state: 'closed',
    impact: 'medium',
    urgency: 'high',
    channel: 'phone',
    category: original.category,
    requester: userRef('oskar.lind'),
    openedBy: userRef('oskar.lind'),
    assignee: original.assignee,
    assignmentGroup: original.assignmentGroup,
    startedAt: original.startedAt,
    openedAt: iso(opened),
    acknowledgedAt: iso(opened + 3 * MINUTE),
    resolvedAt: iso(opened + 5 * MINUTE),
    resolvedBy: original.assignee,
    closedAt: original.closedAt,
    resolutionCode: 'duplicate',
    resolutionNotes: 'We know of it already and work on it there.',
    links: [{ relation: 'duplicate_of', target: original.externalRef }],
  };
}

function ordersStopped(began: number): DemoIncident[] {
  const queue = major(began, 168, {
    id: 'major-order-queue',
    title: 'Order queue is down, no orders are placed',
    description:
      'The broker lost its disk. `checkout` cannot publish orders and gives them up after the card was charged.\n\nAll orders fail. Refunds run by themselves.',
    entityRef: 'resource:default/kafka',
    affectedEntityRefs: [
      'component:default/checkout',
      'component:default/accounting',
      'component:default/fraud-detection',
    ],
    assignee: userRef('sre'),
    assignmentGroup: groupRef('sre'),
    category: 'Hardware / Storage',
    tags: ['major', 'kafka'],
    resolutionNotes:
      'Broker moved to a new disk and caught up from its replica. Orders that were given up were placed anew, all cards were charged once.',
    said: [
      [9, 'sre', 'I lead this one. Next update in 15 minutes.'],
      [
        24,
        'priya.nair',
        'The disk is gone, we bring the broker up on another.',
      ],
      [
        70,
        'daniel.osei',
        'Checkout now keeps orders locally until the queue is back.',
      ],
      [
        150,
        'sre',
        'Orders flow again. We watch it for a while before we resolve.',
      ],
    ],
  });
  const ledger: DemoIncident = {
    ...major(began + 12 * MINUTE, 240, {
      id: 'major-order-queue-ledger',
      title: 'Ledger misses the orders since the queue is down',
      description: 'Accounting reads nothing since the order queue is down.',
      entityRef: 'component:default/accounting',
      affectedEntityRefs: ['resource:default/kafka'],
      assignee: userRef('engineer'),
      assignmentGroup: groupRef('payments'),
      category: 'Software / Integration',
      tags: ['kafka'],
      resolutionNotes:
        'Caught up and compared with the gateway, nothing is missing.',
      said: [[30, 'engineer', 'Waits for the queue, see the parent.']],
    }),
    impact: 'medium',
    urgency: 'medium',
    severity: 3,
    links: [{ relation: 'parent', target: queue.externalRef }],
  };
  return [
    queue,
    ledger,
    duplicateOf(queue, {
      id: 'major-order-queue-call',
      title: 'Customers cannot order anything',
      description:
        'The phones do not stop ringing: the last step ends in an error.',
      entityRef: 'component:default/checkout',
    }),
  ];
}

function cardsCouldNotBeCharged(began: number): DemoIncident[] {
  const charges = major(began, 74, {
    id: 'major-payment-release',
    title: 'No card can be charged since payment 3.0.0',
    description:
      'All calls of `Charge` fail with `INTERNAL` since the release of 12:00. The health check is green because it does not charge anything.',
    entityRef: 'component:default/payment',
    affectedEntityRefs: ['component:default/checkout'],
    assignee: userRef('engineer'),
    assignmentGroup: groupRef('payments'),
    category: 'Software / Defect',
    tags: ['major', 'release', 'revenue'],
    resolutionNotes:
      'Rolled back to 2.9.4. The new version needs a key that was only in the test environment. The health check now does a test charge.',
    said: [
      [8, 'engineer', 'Rolling back.'],
      [
        31,
        'grace.liu',
        'The rollback hangs, the old image is not in the registry any more. Building it anew.',
      ],
      [
        58,
        'engineer',
        'Old version is out in all regions, charges go through.',
      ],
    ],
  });
  return [
    charges,
    duplicateOf(charges, {
      id: 'major-payment-release-call',
      title: '"Your card could not be charged" for every card',
      description: 'Seven calls in ten minutes, with cards of different banks.',
      entityRef: 'component:default/checkout',
    }),
  ];
}

function shopUnreachable(began: number): DemoIncident[] {
  return [
    major(began, 41, {
      id: 'major-edge-routes',
      title: 'The shop cannot be reached',
      description:
        'The proxy answers 404 for all pages. An empty route table was loaded at noon.',
      entityRef: 'component:default/frontend-proxy',
      affectedEntityRefs: [
        'component:default/frontend',
        'component:default/react-native-app',
      ],
      assignee: userRef('ben.achterberg'),
      assignmentGroup: groupRef('sre'),
      category: 'Network / Load balancing',
      tags: ['major', 'edge'],
      resolutionNotes:
        'Loaded the last good routes. The generator of the route table now refuses to write an empty one.',
      said: [
        [
          7,
          'ben.achterberg',
          'All regions are concerned. Going back to the routes of yesterday.',
        ],
        [22, 'maya.fischer', 'Pages are back in Europe.'],
      ],
    }),
  ];
}
