import { DEMO_SOURCE, DemoIncident } from './DemoRecord';
import { groupRef, Team, userRef } from './people';
import { DAY, HOUR, iso, MINUTE } from './times';

type Open = {
  id: string;
  state: 'new' | 'in_progress' | 'on_hold';
  title: string;
  description: string;
  entityRef: string;
  affectedEntityRefs?: string[];
  team: Team;
  /** Nobody yet if it is missing. */
  assignee?: string;
  requester: string;
  gravity: [impact: string, urgency: string];
  category: string;
  channel?: DemoIncident['channel'];
  tags?: string[];
  restricted?: boolean;
  holdReason?: DemoIncident['holdReason'];
  /** How long ago it was opened. */
  ago: number;
  /** What was said, as parts of the time since it was opened. */
  said?: [part: number, by: string, body: string, internal?: 'internal'][];
  links?: DemoIncident['links'];
};

/** What is broken right now, newest first. */
const open: Open[] = [
  {
    id: 'open-payment-eu',
    state: 'in_progress',
    title: 'Charges fail for one in five cards in the EU region',
    description:
      'Since this morning **21 %** of `Charge` calls in the EU region fail with `UNAVAILABLE`, everywhere else it is normal.\n\nCheckout retries once, so customers see the error for about 4 % of orders.\n\n- Started without a deployment\n- Only cards that ask for a second factor',
    entityRef: 'component:default/payment',
    affectedEntityRefs: ['component:default/checkout'],
    team: 'payments',
    assignee: 'engineer',
    requester: 'ben.achterberg',
    gravity: ['high', 'medium'],
    category: 'Software / Integration',
    channel: 'alert',
    tags: ['revenue', 'vendor'],
    ago: 95 * MINUTE,
    said: [
      [0.1, 'engineer', 'I am on it.'],
      [
        0.4,
        'engineer',
        'The gateway answers 503 for its second factor page. Ticket with them is open.',
        'internal',
      ],
      [
        0.7,
        'change-manager',
        'Customer care knows. Next update to them at the full hour.',
      ],
    ],
  },
  {
    id: 'open-recommendation',
    state: 'in_progress',
    title: 'Recommendation is killed and restarted every 20 minutes',
    description:
      'Eleven restarts since midnight, `OOMKilled` each time. Product pages show no recommendations meanwhile.\n\nThis is the fourth time this week.',
    entityRef: 'component:default/recommendation',
    affectedEntityRefs: ['component:default/frontend'],
    team: 'discovery',
    assignee: 'samuel.adeyemi',
    requester: 'sre',
    gravity: ['medium', 'medium'],
    category: 'Software / Performance',
    channel: 'alert',
    tags: ['memory', 'cache'],
    ago: 5 * HOUR,
    said: [
      [
        0.5,
        'samuel.adeyemi',
        'Same cache as always. Restarting is all I can do today.',
        'internal',
      ],
    ],
  },
  {
    id: 'open-currency-yen',
    state: 'new',
    title: 'Prices in yen show decimals again',
    description:
      'Two customers from Japan sent pictures of prices like ¥12,499.37. We had this before.',
    entityRef: 'component:default/currency',
    team: 'payments',
    requester: 'oskar.lind',
    gravity: ['low', 'medium'],
    category: 'Software / Defect',
    tags: ['rounding'],
    ago: 3 * HOUR,
    links: [
      {
        relation: 'related',
        target: { source: DEMO_SOURCE, id: 'currency-rounding-8' },
      },
    ],
  },
  {
    id: 'open-ledger-difference',
    state: 'in_progress',
    title: 'Ledger and gateway differ by 14 orders',
    description:
      'The comparison of last night found 14 orders that were charged and are not in the ledger. All are from the hour in which the queue was behind.',
    entityRef: 'component:default/accounting',
    affectedEntityRefs: ['resource:default/kafka'],
    team: 'payments',
    assignee: 'engineer',
    requester: 'miriam.castillo',
    gravity: ['medium', 'medium'],
    category: 'Database / Data quality',
    channel: 'email',
    ago: 26 * HOUR,
    said: [
      [
        0.2,
        'engineer',
        'They were read twice and refused the second time, I am looking for the first.',
        'internal',
      ],
      [
        0.5,
        'miriam.castillo',
        'We close the month on Friday, it has to be right by then.',
      ],
    ],
  },
  {
    id: 'open-refund-mail',
    state: 'on_hold',
    holdReason: 'awaiting_requester',
    title: 'Customer did not get a refund',
    description:
      'Order was canceled a week ago, the customer says the money never came back.',
    entityRef: 'component:default/payment',
    team: 'payments',
    assignee: 'engineer',
    requester: 'oskar.lind',
    gravity: ['low', 'low'],
    category: 'Software / Integration',
    channel: 'phone',
    ago: 3 * DAY,
    said: [
      [
        0.4,
        'engineer',
        'The refund left us on the same day. Could you ask the customer for the last four digits of the card, please?',
      ],
    ],
  },
  {
    id: 'open-card-testing',
    state: 'in_progress',
    restricted: true,
    title: 'Unusual pattern of small charges',
    description:
      'Fraud detection marked 312 charges under one dollar since yesterday. Addresses change every few minutes.\n\n**Restricted** while the investigation runs.',
    entityRef: 'component:default/fraud-detection',
    affectedEntityRefs: ['component:default/payment'],
    team: 'payments',
    assignee: 'yusuf.demir',
    requester: 'yusuf.demir',
    gravity: ['medium', 'medium'],
    category: 'Security / Intrusion',
    channel: 'alert',
    tags: ['fraud'],
    ago: 19 * HOUR,
  },
  {
    id: 'open-cart-store',
    state: 'in_progress',
    title: 'Cart store is at 92 % of its memory',
    description:
      'At this rate evictions begin tonight, as they did nine days ago. Carts of the load generator make up two thirds of all keys.',
    entityRef: 'resource:default/valkey-cart',
    affectedEntityRefs: ['component:default/cart'],
    team: 'platform',
    assignee: 'reviewer',
    requester: 'sre',
    gravity: ['medium', 'medium'],
    category: 'Database / Availability',
    channel: 'alert',
    tags: ['eviction', 'memory'],
    ago: 7 * HOUR,
    said: [
      [
        0.3,
        'reviewer',
        'I clear the synthetic carts once more. We need a real fix.',
      ],
    ],
  },
  {
    id: 'open-flag-console',
    state: 'new',
    title: 'Console does not say who changed a flag',
    description:
      'A flag was switched on over the weekend and we cannot find out by whom.',
    entityRef: 'component:default/flagd-ui',
    team: 'platform',
    assignee: 'reviewer',
    requester: 'change-manager',
    gravity: ['low', 'medium'],
    category: 'Access / Permission',
    ago: 2 * DAY,
  },
  {
    id: 'open-backup-restore',
    state: 'on_hold',
    holdReason: 'awaiting_vendor',
    title: 'Restore test of the shop database takes nine hours',
    description:
      'The quarterly restore test took nine hours instead of two. The objective is four.',
    entityRef: 'resource:default/postgresql',
    team: 'platform',
    assignee: 'carlos.vega',
    requester: 'reviewer',
    gravity: ['medium', 'low'],
    category: 'Database / Performance',
    tags: ['backup'],
    ago: 9 * DAY,
    said: [
      [
        0.1,
        'carlos.vega',
        'The storage provider limits our throughput, case is open with them.',
      ],
      [0.6, 'carlos.vega', 'They promised an answer this week.', 'internal'],
    ],
  },
  {
    id: 'open-trace-gaps',
    state: 'in_progress',
    title: 'Traces of checkout end at the queue',
    description:
      'Since the collector was updated, traces of orders stop at the producer, the consumers start traces of their own.',
    entityRef: 'resource:default/otel-collector',
    affectedEntityRefs: ['component:default/accounting'],
    team: 'sre',
    assignee: 'sre',
    requester: 'engineer',
    gravity: ['low', 'medium'],
    category: 'Software / Configuration',
    ago: 2 * DAY,
    said: [
      [0.4, 'sre', 'The header is called differently now, a fix is in review.'],
    ],
  },
  {
    id: 'open-confirmation-mails',
    state: 'in_progress',
    title: 'Confirmation mails are late by 40 minutes',
    description:
      'Customers order twice because they think the first order did not go through.',
    entityRef: 'component:default/email',
    team: 'sre',
    assignee: 'sre',
    requester: 'oskar.lind',
    gravity: ['medium', 'medium'],
    category: 'Software / Performance',
    channel: 'chat',
    ago: 11 * HOUR,
    said: [
      [0.2, 'sre', 'The provider throttles us, I asked for a higher limit.'],
      [0.8, 'oskar.lind', 'Thanks, we tell customers to wait for an hour.'],
    ],
  },
  {
    id: 'open-log-volume',
    state: 'new',
    title: 'Log volume doubled since Monday',
    description:
      'OpenSearch takes 180 GB a day instead of 85. Disks last for another eight days.',
    entityRef: 'resource:default/opensearch',
    team: 'sre',
    assignee: 'sre',
    requester: 'leila.haddad',
    gravity: ['low', 'medium'],
    category: 'Hardware / Storage',
    channel: 'alert',
    tags: ['logs', 'disk'],
    ago: 30 * HOUR,
  },
  {
    id: 'open-edge-latency',
    state: 'on_hold',
    holdReason: 'awaiting_vendor',
    title: 'Visitors from Brazil see slow first connections',
    description:
      'TLS handshakes from Brazil take 900 ms more than from elsewhere.',
    entityRef: 'component:default/frontend-proxy',
    team: 'sre',
    assignee: 'leila.haddad',
    requester: 'maya.fischer',
    gravity: ['low', 'medium'],
    category: 'Network / Connectivity',
    ago: 12 * DAY,
    said: [
      [
        0.2,
        'leila.haddad',
        'A route of our provider goes through Miami twice. They work on it.',
      ],
    ],
  },
  {
    id: 'open-app-checkout',
    state: 'in_progress',
    title: 'App closes when paying with a saved card',
    description:
      '61 crash reports since the version of last week, all on the payment screen, all on Android 15.',
    entityRef: 'component:default/react-native-app',
    affectedEntityRefs: ['component:default/frontend-proxy'],
    team: 'storefront',
    assignee: 'lucia.romano',
    requester: 'engineer',
    gravity: ['medium', 'medium'],
    category: 'Software / Defect',
    tags: ['mobile'],
    ago: 4 * DAY,
    said: [
      [
        0.3,
        'lucia.romano',
        'Reproduced. The fix goes into the release of this week.',
      ],
    ],
  },
  {
    id: 'open-banner',
    state: 'new',
    title: 'Banner of the autumn sale is cut off on phones',
    description:
      'The right third with the button is missing on narrow screens.',
    entityRef: 'component:default/image-provider',
    affectedEntityRefs: ['component:default/frontend'],
    team: 'storefront',
    requester: 'oskar.lind',
    gravity: ['low', 'low'],
    category: 'Software / Defect',
    ago: 5 * HOUR,
  },
  {
    id: 'open-shipping-canada',
    state: 'on_hold',
    holdReason: 'awaiting_requester',
    title: 'Quote for Canada is higher than what the carrier takes',
    description:
      'Customer care compared ten parcels, we quote about 18 % too much.',
    entityRef: 'component:default/shipping',
    affectedEntityRefs: ['component:default/quote'],
    team: 'ordering',
    assignee: 'pedro.almeida',
    requester: 'oskar.lind',
    gravity: ['low', 'medium'],
    category: 'Software / Defect',
    ago: 6 * DAY,
    said: [
      [
        0.5,
        'pedro.almeida',
        'Could you send me the numbers of the ten orders, please?',
      ],
    ],
  },
  {
    id: 'open-search-words',
    state: 'in_progress',
    title: 'Search does not find "tripod" in the plural',
    description:
      'Searching for "tripods" finds nothing, "tripod" finds nine products.',
    entityRef: 'component:default/product-catalog',
    team: 'discovery',
    assignee: 'nina.petrov',
    requester: 'reviewer',
    gravity: ['low', 'low'],
    category: 'Software / Defect',
    ago: 8 * DAY,
  },
  {
    id: 'open-review-language',
    state: 'new',
    title: 'Assistant answers questions in German in English',
    description:
      'Every question that is asked in German is answered in English.',
    entityRef: 'component:default/product-reviews',
    affectedEntityRefs: ['component:default/llm'],
    team: 'discovery',
    requester: 'ingrid.holm',
    gravity: ['low', 'low'],
    category: 'Software / Defect',
    ago: 28 * HOUR,
  },
];

/** The incidents that are being worked on now, or wait for something. */
export function openIncidents(options: { now: number }): DemoIncident[] {
  return open.map(incident => {
    const { id, team, gravity, ago, restricted, said = [], ...rest } = incident;
    const after = (part: number) => iso(options.now - ago * (1 - part));
    const [impact, urgency] = gravity;
    return {
      ...rest,
      type: 'incident',
      externalRef: { source: DEMO_SOURCE, id },
      impact,
      urgency,
      visibility: restricted ? 'restricted' : 'open',
      channel: rest.channel ?? 'portal',
      requester: userRef(rest.requester),
      openedBy: userRef(rest.requester),
      assignee: rest.assignee && userRef(rest.assignee),
      assignmentGroup: groupRef(team),
      startedAt: iso(options.now - ago - 6 * MINUTE),
      openedAt: after(0),
      acknowledgedAt: rest.state === 'new' ? undefined : after(0.05),
      comments: said.map(([part, by, body, internal]) => ({
        at: after(part),
        by: userRef(by),
        body,
        internal: internal !== undefined,
      })),
    };
  });
}
