import {
  CreateChangeRequest,
  CreateWindowRequest,
  ProposeTemplateRequest,
} from 'backstage-plugin-itsm-common';
import { groupRef, userRef } from './history/people';
import { DAY, HOUR, iso } from './history/times';

/** Something to come: a time for or without changes, a change, or a template of changes. */
export type Plan =
  | { kind: 'window'; window: CreateWindowRequest }
  | {
      kind: 'change';
      change: CreateChangeRequest;
      /** The state it is submitted to; it stays a draft if left out. */
      submitTo?: string;
    }
  | {
      kind: 'template';
      /** It is made from the last change of this that went well. */
      entityRef: string;
      template: Omit<ProposeTemplateRequest, 'fromChange'>;
    };

const plan = {
  implementationPlan:
    '1. Roll out to one region\n2. Watch errors and latency for 15 minutes\n3. Roll out to the others',
  testPlan: 'The usual checks after a rollout: orders, payments, error rate.',
  backoutPlan: 'Roll back to the version before; takes five minutes.',
};

/** The same hour of a working day, so many days on at least. */
function workingDay(now: number, daysOn: number, hour: number): number {
  let day = now - (now % DAY) + daysOn * DAY;
  while (new Date(day).getUTCDay() % 6 === 0) {
    day += DAY;
  }
  return day + hour * HOUR;
}

/**
 * What the demo company is about to do: a freeze at the end of the year, when
 * its database may be worked on, and some changes that wait for approval, two
 * of them at the same time on what depends on each other.
 */
export function demoPlans(options: { now: Date }): Plan[] {
  const now = options.now.getTime();
  const year = options.now.getUTCFullYear();
  const from = (start: number, hours: number) => ({
    plannedStart: iso(start),
    plannedEnd: iso(start + hours * HOUR),
  });
  const cartStore = workingDay(now, 5, 9);
  return [
    {
      kind: 'window',
      window: {
        name: 'Year-end freeze',
        description: 'The busiest weeks of the shop: nothing is changed.',
        kind: 'freeze',
        effect: 'hard',
        scope: 'everything',
        except: [{ systems: ['system:default/observability'] }],
        timeZone: 'Europe/Berlin',
        start: `${year}-12-18T00:00:00`,
        end: `${year + 1}-01-04T00:00:00`,
      },
    },
    {
      kind: 'window',
      window: {
        name: 'Database maintenance',
        description: 'When the database may be worked on.',
        kind: 'maintenance',
        scope: [{ entities: ['resource:default/postgresql'] }],
        timeZone: 'Europe/Berlin',
        start: `${year}-01-04T06:00:00`,
        end: `${year}-01-04T10:00:00`,
        rrule: 'FREQ=WEEKLY;BYDAY=SU',
      },
    },
    {
      kind: 'change',
      submitTo: 'assess',
      change: {
        title: 'Move the cart store to larger machines',
        description: 'It is full about every nine days.',
        entityRef: 'resource:default/valkey-cart',
        environment: 'production',
        impact: 'medium',
        urgency: 'low',
        requester: userRef('engineer'),
        assignee: userRef('priya.nair'),
        assignmentGroup: groupRef('platform'),
        implementers: [userRef('priya.nair')],
        justification: 'Carts are lost when the store evicts them.',
        ...plan,
        ...from(cartStore, 2),
      },
    },
    {
      kind: 'change',
      submitTo: 'assess',
      change: {
        title: 'Release cart 3.0',
        description: 'Carts are kept for thirty days.',
        entityRef: 'component:default/cart',
        environment: 'production',
        impact: 'medium',
        urgency: 'low',
        requester: userRef('hanna.kowalski'),
        assignee: userRef('hanna.kowalski'),
        assignmentGroup: groupRef('ordering'),
        implementers: [userRef('hanna.kowalski')],
        justification: 'Customers ask for it.',
        ...plan,
        ...from(cartStore + HOUR, 2),
      },
    },
    {
      kind: 'change',
      submitTo: 'authorize',
      change: {
        model: 'emergency',
        title: 'Block the networks that try stolen cards',
        description: 'The attempts go on from other addresses.',
        entityRef: 'component:default/frontend-proxy',
        environment: 'production',
        impact: 'high',
        urgency: 'high',
        requester: userRef('ben.achterberg'),
        assignee: userRef('ben.achterberg'),
        assignmentGroup: groupRef('sre'),
        implementers: [userRef('ben.achterberg')],
        justification: 'Each day costs fees and the trust of card networks.',
        ...plan,
        ...from(workingDay(now, 1, 13), 1),
      },
    },
    {
      kind: 'change',
      change: {
        title: 'PostgreSQL 18',
        description: 'The next major version, with logical replication.',
        entityRef: 'resource:default/postgresql',
        environment: 'production',
        impact: 'high',
        urgency: 'low',
        requester: userRef('reviewer'),
        assignee: userRef('carlos.vega'),
        assignmentGroup: groupRef('platform'),
        justification: 'The present version is supported until next autumn.',
        ...plan,
        ...from(workingDay(now, 9, 7), 3),
      },
    },
    {
      kind: 'template',
      entityRef: 'component:default/currency',
      template: {
        name: 'Release of the currency service',
        fields: { title: 'Release currency', description: null },
        fixed: [
          'entityRef',
          'environment',
          'assignmentGroup',
          'implementationPlan',
          'testPlan',
          'backoutPlan',
        ],
      },
    },
  ];
}
