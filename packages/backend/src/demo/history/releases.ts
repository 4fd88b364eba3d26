import { Team } from './people';

/** Something that is changed again and again. */
export interface Release {
  id: string;
  entityRef: string;
  team: Team;
  perYear: number;
  /** How many of ten go wrong. */
  failing: number;
  titles: readonly string[];
}

/** What the teams roll out over the year. */
export const releases: readonly Release[] = [
  {
    id: 'release-payment',
    entityRef: 'component:default/payment',
    team: 'payments',
    perYear: 16,
    failing: 1,
    titles: ['Release payment {version}', 'New card rules in payment'],
  },
  {
    id: 'release-currency',
    entityRef: 'component:default/currency',
    team: 'payments',
    perYear: 9,
    failing: 0,
    titles: ['Release currency {version}', 'Another source of exchange rates'],
  },
  {
    id: 'release-checkout',
    entityRef: 'component:default/checkout',
    team: 'ordering',
    perYear: 18,
    failing: 1,
    titles: ['Release checkout {version}', 'Raise the timeouts of checkout'],
  },
  {
    id: 'release-cart',
    entityRef: 'component:default/cart',
    team: 'ordering',
    perYear: 12,
    failing: 0,
    titles: ['Release cart {version}', 'Cart on the new runtime'],
  },
  {
    id: 'release-frontend',
    entityRef: 'component:default/frontend',
    team: 'storefront',
    perYear: 20,
    failing: 1,
    titles: ['Release storefront {version}', 'New pages for products'],
  },
  {
    id: 'release-recommendation',
    entityRef: 'component:default/recommendation',
    team: 'discovery',
    perYear: 14,
    failing: 3,
    titles: [
      'Release recommendation {version}',
      'Larger cache for recommendations',
    ],
  },
  {
    id: 'release-product-catalog',
    entityRef: 'component:default/product-catalog',
    team: 'discovery',
    perYear: 11,
    failing: 1,
    titles: ['Release product catalog {version}', 'Load the new price list'],
  },
  {
    id: 'patch-postgresql',
    entityRef: 'resource:default/postgresql',
    team: 'platform',
    perYear: 8,
    failing: 0,
    titles: ['Patch PostgreSQL', 'Add a replica of PostgreSQL'],
  },
  {
    id: 'resize-valkey-cart',
    entityRef: 'resource:default/valkey-cart',
    team: 'platform',
    perYear: 6,
    failing: 2,
    titles: ['More memory for the cart store', 'Patch the cart store'],
  },
  {
    id: 'kafka-brokers',
    entityRef: 'resource:default/kafka',
    team: 'sre',
    perYear: 8,
    failing: 1,
    titles: ['Roll the Kafka brokers', 'More partitions for orders'],
  },
  {
    id: 'edge-configuration',
    entityRef: 'component:default/frontend-proxy',
    team: 'sre',
    perYear: 10,
    failing: 1,
    titles: ['New routes at the edge', 'Renew the certificate of the shop'],
  },
];
