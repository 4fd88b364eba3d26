import { gravity, Scenario } from '../Scenario';

export const paymentsScenarios: Scenario[] = [
  {
    id: 'payment-errors-after-deploy',
    entityRef: 'component:default/payment',
    affectedEntityRefs: ['component:default/checkout'],
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 10 },
    gravity: gravity.serious,
    category: 'Software / Defect',
    tags: ['release', 'revenue'],
    titles: [
      'Payment answers 5xx since {version}',
      'Charge fails for {percent} % of orders after deployment',
      'Charges time out since release {version}',
    ],
    description:
      'Right after payment {version} was deployed, **{percent} %** of `Charge` calls fail with `INTERNAL`. Before it was under 0.1 %.\n\nCheckout shows "Your card could not be charged".',
    findings: [
      'The new version reads the expiry year as two digits.',
      'Canary looked fine because it only got test cards.',
      'Rolled back one region first, errors are gone there.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes:
          'Rolled back to the version before {version}. A test with real card formats was added.',
      },
      {
        code: 'solution_provided',
        notes: 'Fix released, error rate back to normal.',
      },
    ],
    hours: 1.8,
  },
  {
    id: 'payment-gateway-timeouts',
    entityRef: 'component:default/payment',
    affectedEntityRefs: ['component:default/checkout'],
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.serious,
    category: 'Software / Integration',
    tags: ['vendor', 'revenue'],
    titles: [
      'Payment gateway answers slowly',
      'Gateway timeouts for cards from {country}',
    ],
    description:
      'The gateway takes up to {milliseconds} ms to authorise a card, our timeout is 3000 ms. {percent} % of charges are given up.',
    findings: [
      'Status page of the gateway is green, their support confirms a problem with one issuer.',
      'Retrying once catches about half of them.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'The gateway fixed it on their side, answer times are normal.',
      },
      {
        code: 'workaround_provided',
        notes: 'Raised the timeout to 6 s and retry once.',
      },
    ],
    hours: 2.5,
  },
  {
    id: 'payment-declines',
    entityRef: 'component:default/payment',
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 7 },
    gravity: gravity.moderate,
    category: 'Software / Configuration',
    reported: true,
    titles: [
      'Cards from {country} are declined',
      'More declined cards than usual',
    ],
    description:
      'Customer care has {count} complaints about declined cards that work elsewhere. The share of declines rose from 4 % to {percent} %.',
    findings: [
      'The flag that blocks American Express was left on after a test.',
      'Declines carry the code of the issuer, so it is not us.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'Flag switched off again.' },
      {
        code: 'no_resolution_provided',
        notes: 'The issuer declines on purpose, customers were told.',
      },
    ],
    hours: 8,
  },
  {
    id: 'card-testing',
    entityRef: 'component:default/payment',
    affectedEntityRefs: ['component:default/fraud-detection'],
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 4 },
    gravity: gravity.serious,
    category: 'Security / Intrusion',
    tags: ['fraud'],
    restricted: true,
    titles: [
      'Somebody tries stolen cards in small amounts',
      'Card testing from one network in {country}',
    ],
    description:
      '{count} charges of less than 1 USD within {minutes} minutes, each with another card, from a handful of addresses.\n\n**Restricted** while the investigation runs.',
    findings: [
      'Blocked the addresses at the edge, they moved on to others.',
      'Informed the card networks and our acquirer.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Rate limit per address and per card, the attempts stopped.',
      },
    ],
    hours: 14,
  },
  {
    id: 'currency-rounding',
    entityRef: 'component:default/currency',
    affectedEntityRefs: ['component:default/checkout'],
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 8 },
    gravity: gravity.minor,
    category: 'Software / Defect',
    reported: true,
    tags: ['rounding'],
    titles: [
      'Totals are off by one cent',
      'Price in yen shows decimals',
      'Sum of the items differs from the total in {country}',
    ],
    description:
      'Finance found {count} orders whose total differs from the sum of the items by 0.01. Example: order {order}.\n\nAlways in a currency other than US dollars.',
    findings: [
      'Nanos are cut off instead of rounded when an amount is converted twice.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes:
          'Round half to even, once, at the end. Covered by a property test.',
      },
      {
        code: 'workaround_provided',
        notes: 'Finance corrects the orders by hand until the release.',
      },
    ],
    hours: 40,
  },
  {
    id: 'currency-stale-rates',
    entityRef: 'component:default/currency',
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 8 },
    gravity: gravity.moderate,
    category: 'Database / Data quality',
    titles: [
      'Exchange rates are older than a day',
      'Currency serves yesterday’s rates',
    ],
    description:
      'The daily rates of the European Central Bank were not loaded. Prices in {percent} currencies are computed with old rates.',
    findings: [
      'The download failed on a bank holiday, the job does not expect an empty file.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes:
          'Loaded the rates by hand, the job keeps the last good file now.',
      },
    ],
    hours: 5,
  },
  {
    id: 'accounting-lag',
    entityRef: 'component:default/accounting',
    affectedEntityRefs: ['resource:default/kafka'],
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 10 },
    gravity: gravity.moderate,
    category: 'Software / Performance',
    tags: ['kafka', 'consumer-lag'],
    titles: [
      'Accounting falls behind the order queue',
      'Ledger is {minutes} minutes late',
      'Consumer lag of accounting above {count}',
    ],
    description:
      'Lag of the consumer group `accounting` is growing, the ledger misses the orders of the last {minutes} minutes.',
    findings: [
      'Each order is written in a transaction of its own.',
      'One partition holds most of the lag, the keys are not spread well.',
    ],
    resolutions: [
      {
        code: 'workaround_provided',
        notes: 'Doubled the consumers, lag was gone after {minutes} minutes.',
      },
      {
        code: 'solution_provided',
        notes: 'Orders are written in batches of 100 now.',
      },
    ],
    hours: 4,
  },
  {
    id: 'fraud-detection-stuck',
    entityRef: 'component:default/fraud-detection',
    team: 'payments',
    rhythm: { kind: 'steady', perYear: 8 },
    gravity: gravity.minor,
    category: 'Software / Defect',
    tags: ['kafka'],
    titles: [
      'Fraud detection does not read any orders',
      'Fraud detection marks every order from {country}',
      'Consumer of fraud detection rebalances all the time',
    ],
    description:
      'No order was looked at for {minutes} minutes. The process is up and its health check is green.',
    findings: [
      'One message cannot be parsed and is read again and again.',
      'Garbage collection pauses are longer than the session timeout.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Unreadable messages go to a queue of their own.',
      },
      { code: 'workaround_provided', notes: 'Skipped the message by hand.' },
    ],
    hours: 6,
  },
];
