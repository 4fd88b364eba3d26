import { gravity, Scenario } from '../Scenario';

export const orderingScenarios: Scenario[] = [
  {
    id: 'cart-store-eviction',
    entityRef: 'resource:default/valkey-cart',
    affectedEntityRefs: ['component:default/cart'],
    team: 'platform',
    rhythm: { kind: 'recurring', everyDays: 9 },
    gravity: gravity.moderate,
    category: 'Database / Availability',
    tags: ['eviction', 'memory'],
    titles: [
      'Cart store evicts carts that are still in use',
      'valkey-cart reached its memory limit',
      'Evictions on valkey-cart: {count} carts lost',
    ],
    description:
      '`evicted_keys` grows by {count} a minute, memory is at the limit of 512 MB.\n\nCustomers lose what they put into the cart. Support has had {percent} calls about empty carts in the last hour.',
    findings: [
      'Carts of the load generator have no expiry and fill the store over about nine days.',
      'Policy is `allkeys-lru`, so it evicts carts of real customers as well.',
      'Same picture as last time.',
    ],
    resolutions: [
      {
        code: 'workaround_provided',
        notes:
          'Deleted the carts of synthetic customers and restarted the store. It will fill up again, see the earlier incidents.',
      },
      {
        code: 'workaround_provided',
        notes: 'Flushed stale carts, memory is down to 40 %.',
      },
    ],
    hours: 2.5,
  },
  {
    id: 'checkout-latency',
    entityRef: 'component:default/checkout',
    affectedEntityRefs: ['component:default/frontend'],
    team: 'ordering',
    rhythm: { kind: 'steady', perYear: 16 },
    gravity: gravity.serious,
    category: 'Software / Performance',
    tags: ['latency', 'slo'],
    titles: [
      'Checkout latency above its objective',
      'PlaceOrder takes longer than {milliseconds} ms',
      'Error budget of checkout burns too fast',
    ],
    description:
      'p95 of `PlaceOrder` is at **{milliseconds} ms**, the objective is 1500 ms. The alert fired {minutes} minutes ago and has not recovered.\n\n| step | share |\n|---|---|\n| currency conversion | 48 % |\n| shipping quote | 31 % |\n| charge | 12 % |',
    findings: [
      'Prices are converted one item after the other, a cart of 30 items makes 30 calls to currency.',
      'The connection to shipping is opened anew for each order.',
      'CPU of the pods is throttled, the limit is 200m.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Conversions of a cart run side by side now. p95 is at 620 ms.',
      },
      {
        code: 'workaround_provided',
        notes: 'Scaled checkout from 4 to 8 instances until the fix is in.',
      },
    ],
    hours: 4,
  },
  {
    id: 'checkout-failed-orders',
    entityRef: 'component:default/checkout',
    affectedEntityRefs: ['component:default/shipping'],
    team: 'ordering',
    rhythm: { kind: 'steady', perYear: 11 },
    gravity: gravity.serious,
    category: 'Software / Integration',
    titles: [
      '{percent} % of orders fail at checkout',
      'Orders to {country} are not placed',
      'Checkout answers "failed to ship order"',
    ],
    description:
      'Customers can pay, but the order is not placed: the card is charged and then refunded.\n\nExample: order {order}, destination {country}.\n\n```\nrpc error: code = Unavailable desc = shipping quote failure\n```',
    findings: [
      'shipping answers 500 for addresses without a state.',
      'The refund runs as it should, nobody lost money.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes:
          'Address without a state is accepted again. {count} orders were placed anew.',
      },
    ],
    hours: 3.5,
  },
  {
    id: 'cart-unavailable',
    entityRef: 'component:default/cart',
    affectedEntityRefs: ['component:default/frontend'],
    team: 'ordering',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.moderate,
    category: 'Software / Integration',
    titles: [
      'Cart cannot reach its store',
      'AddItem fails for {percent} % of calls',
      'Carts are empty after signing in',
    ],
    description:
      '`RedisConnectionException: No connection is available to service this operation` in {percent} % of calls, in bursts of about {minutes} minutes.',
    findings: [
      'All failing pods sit on one node, its connection tracking table was full.',
      'Client reconnects only every 10 s, so each blip lasts that long.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'Drained the node and replaced it.' },
      {
        code: 'solution_provided',
        notes: 'Shorter reconnect interval and a retry in the client.',
      },
    ],
    hours: 3,
  },
  {
    id: 'shipping-quote-wrong',
    entityRef: 'component:default/shipping',
    affectedEntityRefs: ['component:default/quote'],
    team: 'ordering',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.minor,
    category: 'Software / Defect',
    reported: true,
    titles: [
      'Shipping to {country} is quoted too low',
      'Shipping cost is zero for large carts',
      'Quote differs between cart and checkout',
    ],
    description:
      'A customer from {country} was quoted less than the parcel costs us. Order {order}, and {count} more in the last weeks.',
    findings: [
      'quote rounds the number of parcels down instead of up.',
      'Only carts with more than 20 items are concerned.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'Rounding corrected and released.' },
      {
        code: 'no_resolution_provided',
        notes: 'Could not be reproduced, prices were right for all examples.',
      },
    ],
    hours: 28,
  },
  {
    id: 'email-not-sent',
    entityRef: 'component:default/email',
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 11 },
    gravity: gravity.minor,
    category: 'Software / Integration',
    reported: true,
    titles: [
      'Order confirmations do not arrive',
      'Confirmation mails are late by {minutes} minutes',
      'Mails to customers in {country} bounce',
    ],
    description:
      'Customers ask whether their order went through, because no confirmation came. Example: order {order}.\n\nThe order itself is fine.',
    findings: [
      'Memory of the pods grows until they are killed, about every {minutes} minutes.',
      'The mail provider throttles us, we send without a queue.',
    ],
    resolutions: [
      {
        code: 'workaround_provided',
        notes: 'Restarted, the {count} waiting mails went out.',
      },
      {
        code: 'solution_provided',
        notes: 'Provider raised our limit, nothing is waiting any more.',
      },
    ],
    hours: 10,
  },
];
