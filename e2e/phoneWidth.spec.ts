import { Page } from '@playwright/test';
import { openIncident, visitIncident } from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

test.use({ viewport: { width: 390, height: 844 } });

/** Neither the page nor what it scrolls in can be moved sideways. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = await page.getByRole('main').evaluate(main => {
    const found: string[] = [];
    for (
      let element: Element | null = main;
      element;
      element = element.parentElement
    ) {
      const { overflowX } = getComputedStyle(element);
      if (
        element.scrollWidth > element.clientWidth &&
        (element === document.documentElement || overflowX !== 'visible')
      ) {
        found.push(
          `${element.tagName} ${element.className}: ${element.scrollWidth} > ${element.clientWidth}`,
        );
      }
    }
    return found;
  });
  expect(tooWide).toEqual([]);
}

test('the list and the page of an incident fit a phone', async ({ page }) => {
  const incident = await openIncident(await api('engineer'), {
    title:
      'Recommendations are the same for every customer, whatever they bought before',
    description:
      'See https://example.com/a/very/long/address/without/any/place/to/break/it/in/two/or/more/lines and `RecommendationServiceUnavailableException`.',
    entityRef: 'component:default/recommendation',
    affectedEntityRefs: ['component:default/product-catalog'],
    tags: ['customers', 'personalisation', 'since-the-release-of-november'],
  });
  await signInAs(page, 'engineer');
  await page.goto('/itsm/incidents');
  const link = page
    .getByRole('table', { name: 'Incidents' })
    .getByRole('link', { name: incident.title });
  await expect(link).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectNoAccessibilityViolations(page);

  await visitIncident(page, incident);
  await expect(
    page.getByRole('button', { name: 'Start work' }),
  ).toBeInViewport();
  await expectNoSidewaysScroll(page);
  await expectNoAccessibilityViolations(page);
});
