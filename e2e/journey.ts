import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test as base } from '@playwright/test';
import { PersonaApi } from './PersonaApi';
import { Persona } from './personas';
import { Portal } from './portal';

export { expect };

/** A journey: a test with the portal running, which it may stop and start. */
export const test = base.extend<{}, { portal: Portal }>({
  portal: [
    async ({}, use) => {
      const portal = await Portal.create();
      try {
        await portal.start();
        await use(portal);
      } finally {
        await portal.dispose();
      }
    },
    { scope: 'worker', auto: true, timeout: 180_000 },
  ],
});

/** The plugin's HTTP API, as that persona. */
export function api(persona: Persona): Promise<PersonaApi> {
  return PersonaApi.create(persona);
}

/** Signs in through the sign-in page, whoever was signed in before. */
export async function signInAs(page: Page, persona: Persona): Promise<void> {
  // Where no page runs that could remember who was signed in.
  await page.goto('/robots.txt');
  await page.evaluate(() => window.localStorage.clear());
  await page.goto('/');
  await page
    .getByRole('button', { name: `Sign in as ${persona}`, exact: true })
    .click();
  await expect(page.getByRole('heading', { name: /^Hello, / })).toBeVisible();
}

/*
 * The portal's own page header has tabs that lead to other pages, and says of
 * them that they control panels which aren't there.
 */
function isOfPageHeader(rule: string, html: string): boolean {
  return rule === 'aria-valid-attr-value' && html.includes('role="tab"');
}

/** By axe, with the rules of WCAG 2.2 A and AA, on the whole page as shown. */
export async function expectNoAccessibilityViolations(
  page: Page,
): Promise<void> {
  // While a list is read again, it is faded.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // What the portal's components have just announced points at what may be
    // gone by now.
    .exclude('[data-live-announcer]')
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => !isOfPageHeader(id, html))
      .map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
  );
  expect(found).toEqual([]);
}
