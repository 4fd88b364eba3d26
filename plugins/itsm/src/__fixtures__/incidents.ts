import type { EntityLink, Incident } from 'backstage-plugin-itsm-common';

const HOUR = 3_600_000;

/** A primary entity as it was when the incident was linked to it. */
export function primary(
  name: string,
  more: Partial<EntityLink['snapshot']> = {},
): EntityLink {
  return {
    entityRef: `component:default/${name}`,
    role: 'primary',
    snapshot: {
      name,
      kind: 'component',
      type: 'service',
      owner: 'group:default/payments',
      tier: 1,
      ...more,
    },
    snapshotState: 'taken',
  };
}

/** An incident with all it needs. */
export function incident(changes: Partial<Incident> = {}): Incident {
  const number = changes.number ?? 'INC-1';
  const openedAt = changes.openedAt ?? '2026-11-20T10:00:00.000Z';
  return {
    id: `id-${number}`,
    number,
    type: 'incident',
    state: 'new',
    active: true,
    title: 'Payments are declined',
    description: '',
    impact: 'medium',
    urgency: 'medium',
    priority: 3,
    requester: 'user:default/engineer',
    openedBy: 'user:default/engineer',
    assignmentGroup: 'group:default/payments',
    watchers: [],
    tags: [],
    visibility: 'open',
    entities: [primary('payment')],
    channel: 'portal',
    reassignmentCount: 0,
    reopenCount: 0,
    startedAt: openedAt,
    openedAt,
    updatedAt: openedAt,
    version: 1,
    ...changes,
  };
}

const services = [
  ['checkout', 'payments'],
  ['payment', 'payments'],
  ['cart', 'storefront'],
  ['frontend', 'storefront'],
  ['product-catalog', 'catalog'],
  ['recommendation', 'catalog'],
  ['shipping', 'fulfilment'],
  ['quote', 'fulfilment'],
  ['email', 'fulfilment'],
  ['currency', 'payments'],
  ['kafka', 'platform'],
  ['flagd', 'platform'],
] as const;

const symptoms = [
  'answers with 503 for one request in ten',
  'p99 latency above two seconds since the morning deploy',
  'runs out of connections to PostgreSQL',
  'certificate expires in three days',
  'returns stale prices after a currency update',
  'consumer lag grows without end',
  'pods restart every few minutes: out of memory',
  'rejects valid cards of one issuer',
  'drops messages when a broker is replaced',
  'shows an empty page to signed-in customers on older phones',
  'health check flaps in eu-west-1',
  'charges shipping twice for orders that are split over several parcels, which support noticed by three complaints',
];

const people = ['engineer', 'reviewer', 'sre', 'mara', 'tomas'];

/** Many incidents that could have happened, always the same ones. */
export function believableIncidents(count: number, now: Date): Incident[] {
  let seed = 7;
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return from[Math.floor((seed / 2147483648) * from.length)];
  };
  const levels = ['high', 'medium', 'medium', 'low', 'low'];
  const states = [
    'new',
    'in_progress',
    'in_progress',
    'on_hold',
    'resolved',
    'closed',
    'canceled',
  ] as const;
  return Array.from({ length: count }, (_, at) => {
    const [service, team] = pick(services);
    const impact = pick(levels);
    const urgency = pick(levels);
    const age = (count - at) * 7 * HOUR - pick([1, 2, 3, 4]) * HOUR;
    const at0 = (hours: number) =>
      new Date(
        now.getTime() - Math.max(age - hours * HOUR, 60_000),
      ).toISOString();
    const state =
      at < count * 0.6
        ? pick(['closed', 'closed', 'resolved', 'canceled'] as const)
        : pick(states);
    const ended = state === 'resolved' || state === 'closed';
    const rank = (level: string) => ['high', 'medium', 'low'].indexOf(level);
    return incident({
      number: `INC-${at + 1}`,
      title: `${service} ${pick(symptoms)}`,
      description:
        'Seen on the **dashboard** and by two customers.\n\n- started with the deploy of `v2.31.0`\n- only in `eu-west-1`\n\nRolling back did *not* help.',
      state,
      active: state !== 'closed' && state !== 'canceled',
      impact,
      urgency,
      priority: rank(impact) + rank(urgency) + 1,
      category: pick([
        'Software / Defect',
        'Network / DNS',
        'Capacity',
        undefined,
      ]),
      requester: `user:default/${pick(people)}`,
      openedBy: `user:default/${pick(people)}`,
      assignee: state === 'new' ? undefined : `user:default/${pick(people)}`,
      assignmentGroup: `group:default/${team}`,
      watchers: pick([[], ['user:default/mara']]),
      tags: pick([[], ['customer-facing'], ['regression', 'eu-west-1']]),
      visibility: at % 23 === 0 ? 'restricted' : 'open',
      entities: [
        primary(service, { owner: `group:default/${team}` }),
        {
          ...primary('frontend'),
          role: 'affected',
          snapshotState: at % 5 === 0 ? 'dangling' : 'taken',
        },
      ],
      severity: pick([undefined, 1, 2, 3]),
      channel: pick(['portal', 'alert', 'chat'] as const),
      openedAt: at0(0),
      startedAt: at0(0),
      acknowledgedAt: state === 'new' ? undefined : at0(1),
      updatedAt: at0(5),
      holdReason: state === 'on_hold' ? 'awaiting_vendor' : undefined,
      resolutionCode: ended ? 'solution_provided' : undefined,
      resolutionNotes: ended
        ? 'Rolled back and pinned the version.'
        : undefined,
      resolvedBy: ended ? `user:default/${pick(people)}` : undefined,
      resolvedAt: ended ? at0(4) : undefined,
      closedAt: state === 'closed' || state === 'canceled' ? at0(5) : undefined,
    });
  });
}
