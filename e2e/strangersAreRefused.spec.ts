import type { Incident } from 'backstage-plugin-itsm-common';
import { activityOn, openIncident, visitIncident } from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

const currency = 'component:default/currency';

test('an auditor reads an incident and can do nothing with it', async ({
  page,
}) => {
  const incident = await openIncident(await api('engineer'), {
    title: 'Exchange rates are a day old',
    entityRef: currency,
  });
  await signInAs(page, 'auditor');
  await visitIncident(page, incident);
  await expect(
    activityOn(page).getByText('Elena Novak opened it'),
  ).toBeVisible();
  for (const step of ['Start work', 'Put on hold', 'Resolve']) {
    await expect(page.getByRole('button', { name: step })).toBeDisabled();
  }
  for (const action of [/^Edit/, /^Change/, /^Add/, /^Link/, 'Watch']) {
    await expect(page.getByRole('button', { name: action })).toHaveCount(0);
  }
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveCount(0);
  await expectNoAccessibilityViolations(page);

  await page.getByRole('button', { name: 'Report incident' }).click();
  await expect(
    page.getByRole('dialog').getByText('You may not open incidents'),
  ).toBeVisible();
  await expectNoAccessibilityViolations(page);

  const auditor = await api('auditor');
  const path = `/incidents/${incident.number}`;
  const { version } = incident;
  const attempts: [method: string, path: string, body: unknown][] = [
    ['PATCH', path, { version, title: 'Mine now' }],
    ['POST', `${path}/transitions`, { to: 'in_progress' }],
    ['POST', `${path}/comments`, { body: 'Seen.' }],
    ['POST', `${path}/comments`, { body: 'Seen.', internal: true }],
    ['POST', `${path}/links`, { relation: 'related', target: 'INC-1' }],
    ['POST', `${path}/entities`, { entityRef: 'component:default/cart' }],
    ['POST', `${path}/watchers`, {}],
    [
      'POST',
      '/incidents',
      { title: 'Mine', entityRef: currency, impact: 'low', urgency: 'low' },
    ],
  ];
  for (const [method, at, body] of attempts) {
    const { status } = await auditor.request(method, at, body);
    expect(status, `${method} ${at}`).toBe(403);
  }
  const { body: after } = await auditor.get<Incident>(path);
  expect(after).toEqual(incident);
});

test('someone of another group comments on an incident but moves nothing', async ({
  page,
}) => {
  const incident = await openIncident(await api('engineer'), {
    title: 'Prices in yen have two decimals',
    entityRef: currency,
  });
  await signInAs(page, 'reviewer');
  await visitIncident(page, incident);

  // A step that isn't theirs stays within reach of the keyboard, to say why.
  const start = page.getByRole('button', { name: 'Start work' });
  await expect(start).toBeDisabled();
  await start.focus();
  await page.keyboard.press('Tab');
  // The one before may still be fading out.
  await expect(page.getByRole('tooltip').last()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectNoAccessibilityViolations(page);

  await page
    .getByRole('textbox', { name: 'Comment' })
    .fill('The shop in Osaka sees it too.');
  await page.getByRole('button', { name: 'Comment' }).click();
  await expect(
    activityOn(page).getByText('The shop in Osaka sees it too.'),
  ).toBeVisible();

  const reviewer = await api('reviewer');
  const path = `/incidents/${incident.number}`;
  const moved = await reviewer.post(`${path}/transitions`, {
    to: 'in_progress',
  });
  expect(moved.status).toBe(403);
  const noted = await reviewer.post(`${path}/comments`, {
    body: 'Not for me.',
    internal: true,
  });
  expect(noted.status).toBe(403);
  const { body: after } = await reviewer.get<Incident>(path);
  expect(after.state).toBe('new');
});
