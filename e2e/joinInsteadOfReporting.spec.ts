import { Locator } from '@playwright/test';
import type { Incident } from 'backstage-plugin-itsm-common';
import { activityOn, openIncident } from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

const store = 'resource:default/valkey-cart';

test('who is about to report what is known already joins it in a few clicks', async ({
  page,
}) => {
  const reviewer = await api('reviewer');
  const known = await openIncident(reviewer, {
    title: 'The cart store is out of memory',
    entityRef: store,
    impact: 'high',
    urgency: 'medium',
  });
  const secret = await openIncident(reviewer, {
    title: 'The cart store was copied by somebody',
    entityRef: store,
    visibility: 'restricted',
  });
  await signInAs(page, 'engineer');
  await page.goto('/catalog/default/component/cart');
  await expect(page.getByText('No open incidents')).toBeVisible();
  await expectNoAccessibilityViolations(page);

  let clicks = 0;
  const click = async (target: Locator) => {
    clicks += 1;
    await target.click();
  };
  const start = Date.now();
  await click(page.getByRole('button', { name: 'more' }));
  await click(page.getByRole('menuitem', { name: 'Report incident' }));
  const nearby = page
    .getByRole('form', { name: 'Report an incident' })
    .getByRole('region', { name: 'Is it one of these?' });
  const item = nearby.getByRole('listitem').filter({ hasText: known.number });
  await expect(item).toContainText(known.title);
  await expect(item).toContainText('on Cart Store, which Cart depends on');
  await expect(nearby.getByText(secret.title)).toHaveCount(0);
  await click(
    nearby.getByRole('button', { name: `Join ${known.number} instead` }),
  );
  await expect(page).toHaveURL(new RegExp(`/itsm/incidents/${known.number}$`));
  await expect(page.getByRole('heading', { name: known.title })).toBeVisible();
  expect(clicks).toBeLessThan(5);
  expect(Date.now() - start).toBeLessThan(20_000);

  const people = page.getByRole('region', { name: 'People' });
  await expect(people.getByText('Elena Novak')).toBeVisible();
  await expect(
    people.getByRole('button', { name: 'Stop watching' }),
  ).toBeVisible();
  await expect(activityOn(page).getByText(/Watchers/)).toBeVisible();
  await expectNoAccessibilityViolations(page);
  const { body } = await reviewer.get<Incident>(`/incidents/${known.number}`);
  expect(body.watchers).toEqual(['user:default/engineer']);
});

test('what is offered follows what is typed and chosen', async ({ page }) => {
  const engineer = await api('engineer');
  const queue = await openIncident(engineer, {
    title: 'Consumers of the order queue lag behind',
    entityRef: 'resource:default/kafka',
    impact: 'high',
    urgency: 'high',
  });
  const rates = await openIncident(engineer, {
    title: 'Checkout shows no total',
    entityRef: 'component:default/checkout',
  });
  await signInAs(page, 'reviewer');
  await page.goto('/catalog/default/component/checkout');
  await page.getByRole('button', { name: 'more' }).click();
  await page.getByRole('menuitem', { name: 'Report incident' }).click();
  const form = page.getByRole('form', { name: 'Report an incident' });
  const offered = form
    .getByRole('region', { name: 'Is it one of these?' })
    .getByRole('listitem');
  await expect(offered.filter({ hasText: rates.title })).toBeVisible();
  await expect(offered.filter({ hasText: queue.title })).toContainText(
    'on Order Queue, which Checkout depends on',
  );
  await form
    .getByRole('textbox', { name: /Title/ })
    .fill('Order queue consumers are late');
  await expect(offered.first()).toContainText(queue.title);
  await form.getByRole('textbox', { name: /Title/ }).fill('No total shown');
  await expect(offered.first()).toContainText(rates.title);
  await expectNoAccessibilityViolations(page);
});
