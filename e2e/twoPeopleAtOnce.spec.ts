import { Browser, Page } from '@playwright/test';
import type { Incident } from 'backstage-plugin-itsm-common';
import {
  activityOn,
  choose,
  expectState,
  openIncident,
  visitIncident,
} from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';
import { Persona } from './personas';

/** The page of the incident in a browser of that persona's own. */
async function pageOf(
  browser: Browser,
  persona: Persona,
  incident: Incident,
  options: { live: boolean } = { live: true },
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  if (!options.live) {
    // The connection opens and stays silent.
    await page.routeWebSocket(/\/api\/signals/, () => {});
  }
  await signInAs(page, persona);
  await visitIncident(page, incident);
  return page;
}

const openOn = async (title: string) =>
  openIncident(await api('engineer'), {
    title,
    entityRef: 'component:default/fraud-detection',
  });

test('what one does appears on the page of the other without a reload', async ({
  browser,
}) => {
  const incident = await openOn('Every order is marked as fraud');
  const mine = await pageOf(browser, 'engineer', incident);
  const theirs = await pageOf(browser, 'change-manager', incident);
  await theirs.evaluate(() => {
    document.documentElement.dataset.untouched = 'yes';
  });

  await mine.getByRole('button', { name: 'Start work' }).click();
  await expectState(theirs, 'In progress');
  await expect(theirs.getByRole('button', { name: 'Start work' })).toHaveCount(
    0,
  );
  await mine
    .getByRole('textbox', { name: 'Comment' })
    .fill('The model is from last year.');
  await mine.getByRole('button', { name: 'Comment' }).click();
  await expect(
    activityOn(theirs).getByText('The model is from last year.'),
  ).toBeVisible();
  await expect(
    theirs.getByText(/Others changed this incident \d+ times/),
  ).toBeAttached();

  await theirs.getByRole('button', { name: 'Change: Impact' }).click();
  await theirs.getByRole('option', { name: 'High' }).click();
  await expect(mine.getByText('High impact, Low urgency')).toBeVisible();
  await theirs.getByRole('button', { name: 'Watch' }).click();
  await expect(
    mine.getByRole('region', { name: 'People' }).getByText('Chidi Okafor'),
  ).toBeVisible();
  await expect(theirs.locator('html[data-untouched]')).toHaveCount(1);
  await expectNoAccessibilityViolations(theirs);
});

test('who writes into a text that another just changed is told and keeps theirs', async ({
  browser,
}) => {
  const incident = await openOn('Fraud scores are missing');
  const mine = await pageOf(browser, 'engineer', incident);
  const theirs = await pageOf(browser, 'change-manager', incident);

  const field = theirs.getByRole('textbox', { name: 'Title' });
  await theirs.getByRole('button', { name: 'Edit title' }).click();
  await field.fill('Fraud scores are missing since the update');

  await mine.getByRole('button', { name: 'Edit title' }).click();
  await mine
    .getByRole('textbox', { name: 'Title' })
    .fill('Fraud scores are missing for new customers');
  await mine.keyboard.press('Enter');
  await expect(
    mine.getByRole('heading', { name: /for new customers/ }),
  ).toBeVisible();

  await expect(
    theirs.getByText(/It reads now: “.*for new customers”/),
  ).toBeVisible();
  await expect(field).toHaveValue('Fraud scores are missing since the update');
  await expectNoAccessibilityViolations(theirs);
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(
    mine.getByRole('heading', { name: /since the update/ }),
  ).toBeVisible();
});

test('who missed what another did is told of the conflict and loses nothing', async ({
  browser,
}) => {
  const incident = await openOn('Fraud rules are applied twice');
  const mine = await pageOf(browser, 'engineer', incident);
  const late = await pageOf(browser, 'change-manager', incident, {
    live: false,
  });

  // Two texts: the later one is saved after a look at what came before.
  await late.getByRole('button', { name: 'Edit description' }).click();
  const description = late.getByRole('textbox', { name: 'Description' });
  await description.fill('Refunds of the weekend are affected.');
  await mine.getByRole('button', { name: 'Change: Urgency' }).click();
  await mine.getByRole('option', { name: 'High' }).click();
  await expect(mine.getByText('Low impact, High urgency')).toBeVisible();
  await late.getByRole('button', { name: 'Save' }).click();
  await expect(late.getByText(/Somebody else changed it/)).toBeVisible();
  await expect(late.getByText('Low impact, High urgency')).toBeVisible();
  await expect(description).toHaveValue('Refunds of the weekend are affected.');
  await expectNoAccessibilityViolations(late);
  await late.getByRole('button', { name: 'Save' }).click();
  await expect(
    mine
      .getByRole('region', { name: 'Description' })
      .getByText('Refunds of the weekend are affected.'),
  ).toBeVisible();

  // Two steps: the form is kept, and says so if its step can't be taken now.
  await late.getByRole('button', { name: 'Resolve' }).click();
  const dialog = late.getByRole('dialog');
  await choose(late, dialog, /Resolution/, 'Solution provided');
  const notes = dialog.getByRole('textbox', { name: /Resolution notes/ });
  await notes.fill('Removed the second consumer.');
  await mine.getByRole('button', { name: 'Start work' }).click();
  await expectState(mine, 'In progress');
  await dialog.getByRole('button', { name: 'Resolve' }).click();
  await expect(
    dialog.getByText('Somebody else changed it meanwhile'),
  ).toBeVisible();
  await expect(notes).toHaveValue('Removed the second consumer.');
  await expectNoAccessibilityViolations(late);
  await dialog.getByRole('button', { name: 'Resolve' }).click();
  await expectState(late, 'Resolved');
  await expectState(mine, 'Resolved');
  await expect(
    mine
      .getByRole('region', { name: 'Description' })
      .getByText('Removed the second consumer.'),
  ).toBeVisible();
});
