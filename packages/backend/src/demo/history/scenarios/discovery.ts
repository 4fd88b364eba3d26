import { gravity, Scenario } from '../Scenario';

export const discoveryScenarios: Scenario[] = [
  {
    // The one that gets worse lately.
    id: 'recommendation-memory',
    entityRef: 'component:default/recommendation',
    affectedEntityRefs: ['component:default/frontend'],
    team: 'discovery',
    rhythm: {
      kind: 'monthly',
      counts: [1, 1, 0, 1, 1, 2, 1, 1, 2, 4, 7, 11],
    },
    gravity: gravity.moderate,
    category: 'Software / Performance',
    tags: ['memory', 'cache'],
    titles: [
      'Recommendation runs out of memory',
      'Recommendation is killed and restarted',
      'No recommendations on product pages',
    ],
    description:
      'Pods of recommendation are `OOMKilled` after {minutes} minutes. Meanwhile product pages wait for {milliseconds} ms and then show no recommendations.',
    findings: [
      'The cache of product lists grows with each request and is never cleared.',
      'Started with the release that introduced the cache, more traffic makes it worse.',
      'Raising the limit only buys time, it was 500 MB last month and is 1 GB now.',
    ],
    resolutions: [
      { code: 'workaround_provided', notes: 'Restarted the pods.' },
      {
        code: 'workaround_provided',
        notes: 'Raised the memory limit. This is not a fix.',
      },
    ],
    hours: 3,
  },
  {
    id: 'product-catalog-errors',
    entityRef: 'component:default/product-catalog',
    affectedEntityRefs: [
      'component:default/frontend',
      'component:default/recommendation',
    ],
    team: 'discovery',
    rhythm: { kind: 'steady', perYear: 10 },
    gravity: gravity.moderate,
    category: 'Software / Defect',
    titles: [
      'Product OLJCESPC7Z cannot be opened',
      'GetProduct fails for {percent} % of calls',
      'Search finds nothing for common words',
    ],
    description:
      '`GetProduct` answers `INTERNAL` for {percent} % of calls, always for the same products.\n\n```\nError: Product Catalog Fail Feature Flag Enabled\n```',
    findings: [
      'A feature flag for a game day was left on.',
      'The product list is read from disk for each search.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'Flag switched off.' },
      { code: 'solution_provided', notes: 'Search uses the list in memory.' },
    ],
    hours: 4,
  },
  {
    id: 'product-data-wrong',
    entityRef: 'component:default/product-catalog',
    team: 'discovery',
    rhythm: { kind: 'steady', perYear: 7 },
    gravity: gravity.minor,
    category: 'Database / Data quality',
    reported: true,
    titles: [
      'Wrong price on a telescope',
      'Description and photo belong to different products',
      'Category "accessories" is empty',
    ],
    description:
      'Reported by a customer: what the page says about the product is wrong. {count} visitors have seen it today.',
    findings: ['The import took the columns in the wrong order.'],
    resolutions: [
      { code: 'solution_provided', notes: 'Corrected and imported again.' },
      {
        code: 'resolved_by_requester',
        notes: 'The content team corrected it themselves.',
      },
    ],
    hours: 18,
  },
  {
    id: 'reviews-slow',
    entityRef: 'component:default/product-reviews',
    affectedEntityRefs: [
      'component:default/llm',
      'resource:default/postgresql',
    ],
    team: 'discovery',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.minor,
    category: 'Software / Performance',
    titles: [
      'Reviews take {milliseconds} ms to appear',
      'Review assistant does not answer',
      'Summary of reviews is missing',
    ],
    description:
      'The part of the page with reviews stays empty for {milliseconds} ms. Questions to the assistant run into a timeout.',
    findings: [
      'The query for the average score reads the whole table.',
      'The language model limits us to {count} requests a minute.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'Index on the product added.' },
      {
        code: 'workaround_provided',
        notes: 'Summaries are kept for an hour, that stays under the limit.',
      },
    ],
    hours: 16,
  },
  {
    id: 'llm-wrong-answers',
    entityRef: 'component:default/llm',
    affectedEntityRefs: ['component:default/product-reviews'],
    team: 'platform',
    rhythm: { kind: 'steady', perYear: 8 },
    gravity: gravity.minor,
    category: 'Software / Defect',
    reported: true,
    titles: [
      'Assistant praises a product that has bad reviews',
      'Assistant answers in the wrong language',
      'Language model answers 429',
    ],
    description:
      'A customer from {country} got an answer that has nothing to do with the reviews. A picture is in the chat.',
    findings: [
      'A feature flag makes the model answer wrongly on purpose, it was on.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'Flag switched off.' },
      {
        code: 'no_resolution_provided',
        notes: 'Known limits of the model, nothing to be done now.',
      },
    ],
    hours: 30,
  },
  {
    id: 'ad-high-cpu',
    entityRef: 'component:default/ad',
    team: 'discovery',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.minor,
    category: 'Software / Performance',
    tags: ['jvm'],
    titles: [
      'Ad service uses all of its CPU',
      'Long garbage collection pauses in ad',
      'No advertisements for {percent} % of visitors',
    ],
    description:
      'CPU of ad is at its limit, full garbage collections take {milliseconds} ms. Pages show no advertisement then, and are otherwise fine.',
    findings: [
      'A manual garbage collection is triggered by a feature flag.',
      'Heap dump taken before the restart.',
    ],
    resolutions: [
      { code: 'solution_provided', notes: 'Flag switched off, CPU is normal.' },
      { code: 'workaround_provided', notes: 'Restarted.' },
    ],
    hours: 12,
  },
];
