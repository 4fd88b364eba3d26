import { gravity, Scenario } from '../Scenario';

export const storefrontScenarios: Scenario[] = [
  {
    id: 'frontend-slow-pages',
    entityRef: 'component:default/frontend',
    team: 'storefront',
    rhythm: { kind: 'steady', perYear: 11 },
    gravity: gravity.moderate,
    category: 'Software / Performance',
    tags: ['latency'],
    titles: [
      'Product pages load slowly',
      'Home page takes longer than {milliseconds} ms to render',
      'Largest contentful paint above target for visitors from {country}',
    ],
    description:
      'The 95th percentile of server rendering went up to **{milliseconds} ms**. About {percent} % of sessions are over the target of 2.5 s.\n\nNo errors in the logs, the pages arrive, only late.',
    findings: [
      'Traces show the time is spent waiting for recommendations, everything else is as usual.',
      'The cache of rendered pages was cold after the last deployment.',
      'Node event loop lag is normal, so it is not the process itself.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes:
          'Rendering no longer waits for recommendations, they are loaded after the page. p95 is back under 800 ms.',
      },
      {
        code: 'workaround_provided',
        notes: 'Added two instances and warmed the page cache.',
      },
    ],
    hours: 7,
  },
  {
    id: 'frontend-errors-after-release',
    entityRef: 'component:default/frontend',
    team: 'storefront',
    rhythm: { kind: 'steady', perYear: 9 },
    gravity: gravity.serious,
    category: 'Software / Defect',
    tags: ['release'],
    titles: [
      'Frontend {version} answers 500 on product pages',
      'Hydration errors since frontend {version}',
      'Blank page after adding to cart since release {version}',
    ],
    description:
      'Error rate of the web shop rose to **{percent} %** right after release {version} went out.\n\n```\nTypeError: Cannot read properties of undefined (reading "priceUsd")\n```',
    findings: [
      'The new release expects a field that product-catalog does not send for bundles.',
      'Only pages of bundles fail, single products are fine.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes:
          'Rolled back to the version before {version}, fixed the missing field, released again behind a flag.',
      },
      {
        code: 'solution_provided',
        notes: 'Hot fix released, errors are gone.',
      },
    ],
    hours: 3,
  },
  {
    id: 'frontend-proxy-5xx',
    entityRef: 'component:default/frontend-proxy',
    affectedEntityRefs: ['component:default/frontend'],
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 11 },
    gravity: gravity.serious,
    category: 'Network / Load balancing',
    tags: ['edge'],
    titles: [
      'Envoy answers 503 for {percent} % of requests',
      'Upstream resets at the edge',
      'Frontend proxy ejects all instances of frontend',
    ],
    description:
      'The proxy reports `upstream_reset_before_response_started` for {percent} % of requests since {minutes} minutes.\n\nVisitors see the plain Envoy error page.',
    findings: [
      'Outlier detection ejected every instance at once, so nothing was left to route to.',
      'Connection pool to frontend was exhausted, the limit is still the default of 1024.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes:
          'Raised the connection limit and set the maximal ejection to 50 %. No resets since.',
      },
      { code: 'workaround_provided', notes: 'Restarted the proxy one by one.' },
    ],
    hours: 2,
  },
  {
    id: 'certificate-expiry',
    entityRef: 'component:default/frontend-proxy',
    team: 'sre',
    rhythm: { kind: 'steady', perYear: 3 },
    gravity: gravity.moderate,
    category: 'Security / Certificate',
    tags: ['tls'],
    titles: ['Certificate of the shop expires in less than 7 days'],
    description:
      'The probe warns that the certificate was not renewed in time. The renewal job reports a failed DNS challenge.',
    findings: ['The token of the DNS provider was rotated last week.'],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'New token put into the secret store, certificate renewed.',
      },
    ],
    hours: 9,
  },
  {
    id: 'images-missing',
    entityRef: 'component:default/image-provider',
    affectedEntityRefs: ['component:default/frontend'],
    team: 'storefront',
    rhythm: { kind: 'steady', perYear: 8 },
    gravity: gravity.minor,
    category: 'Software / Configuration',
    reported: true,
    titles: [
      'Product photos are missing',
      'Banner shows a broken image',
      'Photos of new telescopes answer 404',
    ],
    description:
      'Customers say that photos of {count} products do not show. The pages are otherwise fine.\n\nSeen in Firefox and Safari, on phones too.',
    findings: [
      'File names in the upload have upper case letters, nginx serves them as they are.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Renamed the files and made the upload write lower case.',
      },
      {
        code: 'resolved_by_requester',
        notes: 'Photos were uploaded again by the content team.',
      },
    ],
    hours: 20,
  },
  {
    id: 'mobile-app-crash',
    entityRef: 'component:default/react-native-app',
    team: 'storefront',
    rhythm: { kind: 'steady', perYear: 11 },
    gravity: gravity.moderate,
    category: 'Software / Defect',
    reported: true,
    tags: ['mobile'],
    titles: [
      'App closes when opening the cart',
      'App {version} crashes on Android 14',
      'Customers from {country} are signed out of the app again and again',
    ],
    description:
      '{count} crash reports since version {version}, all of them on the same screen.\n\n1. Open the app\n2. Put any product into the cart\n3. Open the cart\n\nThe app closes.',
    findings: [
      'Reproduced on a Pixel 7. The cart comes back without a currency and the price component does not expect that.',
      'Crash free sessions fell from 99.7 % to 98.1 %.',
    ],
    resolutions: [
      {
        code: 'solution_provided',
        notes: 'Fixed in the next version, which is in both stores now.',
      },
      {
        code: 'workaround_provided',
        notes: 'Switched the new cart screen off by a feature flag.',
      },
    ],
    hours: 30,
  },
];
