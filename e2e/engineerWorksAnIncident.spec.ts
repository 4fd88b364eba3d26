import type { Incident } from 'backstage-plugin-itsm-common';
import { activityOn, choose, expectState, visitIncident } from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

const title = 'Payments time out after the card is entered';

test('an engineer reports an incident from the catalog and works it to its end', async ({
  page,
  browser,
}) => {
  const activity = activityOn(page);
  await signInAs(page, 'engineer');
  await page.getByRole('link', { name: 'Catalog' }).first().click();
  await page.getByRole('link', { name: 'Payment', exact: true }).click();
  await expect(page.getByText('No open incidents')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  // The form comes filled in with the service and waits for the title; what
  // is left can be done without a mouse.
  await page.getByRole('button', { name: 'more' }).click();
  await page.getByRole('menuitem', { name: 'Report incident' }).click();
  const form = page.getByRole('form', { name: 'Report an incident' });
  await expect(
    form.getByRole('combobox', { name: /What is affected/ }),
  ).toHaveValue('Payment');
  await expect(form.getByRole('textbox', { name: /Title/ })).toBeFocused();
  await page.keyboard.type(title);
  const impact = form.getByRole('radiogroup', { name: 'Impact' });
  await page.keyboard.press('Tab');
  await expect(impact.getByRole('radio', { name: 'High' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(impact.getByRole('radio', { name: 'High' })).toBeChecked();
  const urgency = form.getByRole('radiogroup', { name: 'Urgency' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(urgency.getByRole('radio', { name: 'Medium' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('status', { name: 'Priority' })).toContainText(
    'High',
  );
  await expectNoAccessibilityViolations(page);
  await page.keyboard.press('Control+Enter');

  await expect(page).toHaveURL(/\/itsm\/incidents\/INC-\d+$/);
  const number = page.url().split('/').pop()!;
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByText('High impact, Medium urgency')).toBeVisible();
  await expectState(page, 'New');
  await expect(activity.getByText('Elena Novak opened it')).toBeVisible();
  await expectNoAccessibilityViolations(page);

  await page.getByRole('button', { name: 'Start work' }).click();
  await expectState(page, 'In progress');
  await expect(
    page.getByRole('region', { name: 'People' }).getByText('Elena Novak'),
  ).toHaveCount(2);

  await page.getByRole('button', { name: 'Put on hold' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog, /On hold because/, 'Awaiting the requester');
  await dialog
    .getByRole('textbox', { name: /Comment, public/ })
    .fill('Which cards are affected?');
  await expectNoAccessibilityViolations(page);
  await dialog.getByRole('button', { name: 'Put on hold' }).click();
  await expectState(page, 'On hold');
  await expectState(page, 'Awaiting the requester');

  // The engineer is the requester too: the answer takes it off hold.
  const comment = page.getByRole('textbox', { name: 'Comment' });
  await comment.fill('Only those of **one** bank.');
  await page.keyboard.press('Control+Enter');
  await expect(activity.getByText('Only those of one bank.')).toBeVisible();
  await expectState(page, 'In progress');
  await expect(comment).toHaveValue('');

  await page
    .getByRole('group', { name: 'Who reads it' })
    .getByText('Internal')
    .click();
  await comment.fill('Their gateway answers after 30 s.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(
    activity.getByText('Their gateway answers after 30 s.'),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Resolve' }).click();
  await choose(page, dialog, /Resolution/, 'Workaround provided');
  await dialog
    .getByRole('textbox', { name: /Resolution notes/ })
    .fill('Sent through the other gateway.');
  await dialog.getByRole('button', { name: 'Resolve' }).click();
  await expectState(page, 'Resolved');
  await expect(
    page.getByRole('heading', { name: 'Workaround provided' }),
  ).toBeVisible();

  await expect(activity.locator('ol > li')).toHaveText([
    /moved it from In progress to Resolved.*Workaround provided.*other gateway/,
    /noted.*Internal note.*Their gateway answers after 30 s/,
    /moved it from On hold to In progress.*the requester has commented/,
    /commented.*Only those of one bank/,
    /moved it from In progress to On hold.*Which cards are affected/,
    /moved it from New to In progress.*Assignee/,
    /opened it/,
  ]);
  await expectNoAccessibilityViolations(page);

  const managed = await browser.newContext();
  const managerPage = await managed.newPage();
  await signInAs(managerPage, 'change-manager');
  await visitIncident(managerPage, { number, title });
  await managerPage.getByRole('button', { name: 'Close incident' }).click();
  await managerPage
    .getByRole('dialog')
    .getByRole('button', { name: 'Close incident' })
    .click();
  await expectState(managerPage, 'Closed');
  await expectNoAccessibilityViolations(managerPage);
  await managed.close();

  // The engineer's page follows: nothing can be done or said in public now.
  await expectState(page, 'Closed');
  await expect(page.getByRole('button', { name: 'Reopen' })).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Who reads it' })).toHaveCount(
    0,
  );
  await expect(page.getByRole('button', { name: 'Comment' })).toHaveCount(0);
  const engineer = await api('engineer');
  const refused = await engineer.post(`/incidents/${number}/comments`, {
    body: 'Still slow.',
  });
  expect(refused.status).toBe(409);
});

test('the pages of a service tell of its open incidents', async ({ page }) => {
  const engineer = await api('engineer');
  const { body: incident } = await engineer.post<Incident>('/incidents', {
    title: 'Half of the orders are missing in the ledger',
    entityRef: 'component:default/accounting',
    impact: 'high',
    urgency: 'high',
  });
  await signInAs(page, 'sre');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/catalog/default/component/accounting');
  const banner = page.getByRole('alert');
  await expect(banner).toContainText(incident.title);
  await expect(banner).toContainText('New');
  await expect(page.getByText('1 open incident')).toBeVisible();
  await expect(page.locator('[data-theme-mode="dark"]')).toBeVisible();
  await expectNoAccessibilityViolations(page);

  await page.getByRole('link', { name: 'All incidents' }).click();
  const table = page.getByRole('table', { name: 'Incidents' });
  await expect(table.getByRole('link', { name: incident.title })).toBeVisible();
  await expectNoAccessibilityViolations(page);
  await page.emulateMedia({ colorScheme: 'light' });

  // What changes is seen without a reload.
  const resolved = await engineer.post(
    `/incidents/${incident.number}/transitions`,
    {
      to: 'resolved',
      resolutionCode: 'solution_provided',
      resolutionNotes: 'Replayed the queue.',
    },
  );
  expect(resolved.status).toBe(200);
  await expect(banner).toHaveCount(0);
  await expect(page.getByText('No open incidents')).toBeVisible();
  await page.getByRole('radio', { name: 'Past' }).click();
  const row = table.getByRole('row').filter({ hasText: incident.title });
  await expect(row).toContainText('Resolved');
  const closed = await engineer.post(
    `/incidents/${incident.number}/transitions`,
    { to: 'closed' },
  );
  expect(closed.status).toBe(200);
  await expect(row).toContainText('Closed');
  await expectNoAccessibilityViolations(page);
});
