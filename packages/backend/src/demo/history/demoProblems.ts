import { DEMO_SOURCE, DemoIncident, demoLink, DemoProblem } from './DemoRecord';
import { groupRef, Team, userRef } from './people';
import { DAY, iso } from './times';

/** A problem, and the incidents it is behind. */
interface Known {
  id: string;
  /** The scenario whose incidents come from it. */
  scenario: string;
  title: string;
  entityRef: string;
  team: Team;
  assignee: string;
  openedDaysAgo: number;
  problem: Partial<DemoProblem>;
  /** The change that put an end to it. */
  fixedBy?: string;
}

const known: readonly Known[] = [
  {
    id: 'problem-cart-store',
    scenario: 'cart-store-eviction',
    title: 'The cart store evicts carts when it is full',
    entityRef: 'resource:default/valkey-cart',
    team: 'platform',
    assignee: 'priya.nair',
    openedDaysAgo: 140,
    problem: {
      state: 'root_cause_analysis',
      problemStatement:
        'About every nine days the store is full and evicts carts that are still in use.',
      workaround:
        'Restart the replica first, then fail over: customers keep their carts.',
      knownError: true,
      detection: 'proactive',
    },
  },
  {
    id: 'problem-kafka-lag',
    scenario: 'kafka-consumer-lag',
    title: 'Consumers of orders fall behind after a rebalance',
    entityRef: 'resource:default/kafka',
    team: 'sre',
    assignee: 'sre',
    openedDaysAgo: 90,
    problem: {
      state: 'fix_in_progress',
      problemStatement: 'A rebalance stops all consumers for minutes.',
      rootCause: 'Eager rebalancing with a session timeout that is too short.',
      fixNotes: 'Cooperative rebalancing, static membership.',
      noChangeReason: 'The change is being written.',
      workaround: 'Double the consumers until the lag is gone.',
      knownError: true,
    },
  },
  {
    id: 'problem-currency-rounding',
    scenario: 'currency-rounding',
    title: 'Amounts are rounded twice',
    entityRef: 'component:default/currency',
    team: 'payments',
    assignee: 'grace.liu',
    openedDaysAgo: 210,
    problem: {
      state: 'closed',
      problemStatement: 'Totals are off by a cent in other currencies.',
      rootCause: 'Nanos are cut off when an amount is converted twice.',
      fixNotes: 'Round half to even, once, at the end.',
      resolutionCode: 'fix_applied',
    },
    fixedBy: 'release-currency-5',
  },
  {
    id: 'problem-gateway',
    scenario: 'payment-gateway-timeouts',
    title: 'The payment gateway is slow for some issuers',
    entityRef: 'component:default/payment',
    team: 'payments',
    assignee: 'engineer',
    openedDaysAgo: 120,
    problem: {
      state: 'root_cause_analysis',
      problemStatement: 'Authorisations of some issuers take over 3 s.',
      workaround: 'Raise the timeout to 6 s and retry once.',
      knownError: true,
    },
  },
  {
    id: 'problem-postgresql-connections',
    scenario: 'postgresql-connections',
    title: 'Connections to PostgreSQL run out at peaks',
    entityRef: 'resource:default/postgresql',
    team: 'platform',
    assignee: 'carlos.vega',
    openedDaysAgo: 75,
    problem: {
      state: 'assess',
      problemStatement: 'Each service opens as many connections as it likes.',
    },
  },
  {
    id: 'problem-grafana',
    scenario: 'grafana-access',
    title: 'Access to dashboards is lost when teams change',
    entityRef: 'resource:default/grafana',
    team: 'sre',
    assignee: 'leila.haddad',
    openedDaysAgo: 160,
    problem: {
      state: 'closed',
      problemStatement: 'Groups of dashboards are kept by hand.',
      resolutionCode: 'canceled',
    },
  },
];

/** The problems of the last year, each with its incidents. */
export function demoProblems(options: {
  now: number;
  incidents: readonly DemoIncident[];
}): DemoProblem[] {
  const { now, incidents } = options;
  return known.map(
    ({ id, scenario, team, openedDaysAgo, fixedBy, ...rest }) => {
      const { title, entityRef, assignee, problem } = rest;
      const opened = now - openedDaysAgo * DAY;
      const isClosed = problem.state === 'closed';
      const closed = opened + 45 * DAY;
      return {
        type: 'problem',
        externalRef: { source: DEMO_SOURCE, id },
        title,
        entityRef,
        impact: 'medium',
        urgency: 'medium',
        requester: userRef('sre'),
        openedBy: userRef('sre'),
        assignee: userRef(assignee),
        assignmentGroup: groupRef(team),
        openedAt: iso(opened),
        ...(problem.knownError
          ? { knownErrorSince: iso(opened + 3 * DAY) }
          : {}),
        ...(isClosed
          ? { resolvedAt: iso(closed - 14 * DAY), closedAt: iso(closed) }
          : {}),
        ...problem,
        links: [
          ...incidents
            .filter(
              ({ externalRef, openedAt }) =>
                externalRef.id.replace(/-\d+$/, '') === scenario &&
                (!isClosed || openedAt < iso(closed - 14 * DAY)),
            )
            .map(({ externalRef }) => demoLink('incidents', externalRef.id)),
          ...(fixedBy ? [demoLink('fixed_by', fixedBy)] : []),
        ],
      };
    },
  );
}
