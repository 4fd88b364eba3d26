import type { Change, FoundConflict } from 'backstage-plugin-itsm-common';
import { Page } from '@playwright/test';
import { dayAhead } from './days';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

const freezeStart = dayAhead(14);
const freezeEnd = dayAhead(16);
const name = 'Freeze for the big sale';
const title = 'Roll out the new fee table';

async function planFreeze(page: Page) {
  await page.goto('/itsm/calendar/windows');
  await page.getByRole('button', { name: 'Plan a window' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: /^Name/ }).fill(name);
  await form.getByLabel('Start', { exact: true }).fill(`${freezeStart}T00:00`);
  await form.getByLabel('End', { exact: true }).fill(`${freezeEnd}T00:00`);
  await form.getByRole('button', { name: 'Entities by…' }).click();
  await page.getByRole('menuitem', { name: 'Systems' }).click();
  await form.getByRole('combobox', { name: 'Systems' }).fill('paym');
  await page
    .getByRole('option', { name: /^Payment/ })
    .first()
    .click();
  await expectNoAccessibilityViolations(page);
  await form.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name })).toBeVisible();
}

test('the calendar shows what collides, and a change can be moved out of it', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const manager = await browser.newContext();
  const managerPage = await manager.newPage();
  await signInAs(managerPage, 'change-manager');
  await planFreeze(managerPage);
  await expectNoAccessibilityViolations(managerPage);
  await manager.close();

  const engineer = await api('engineer');
  const created = await engineer.post<Change>('/changes', {
    title,
    entityRef: 'component:default/payment',
    impact: 'low',
    urgency: 'low',
    justification: 'Fees change by law.',
    implementationPlan: 'Roll it out region by region.',
    testPlan: 'Pay in each currency.',
    backoutPlan: 'Roll it back.',
    plannedStart: new Date(`${freezeStart}T10:00`).toISOString(),
    plannedEnd: new Date(`${freezeStart}T12:00`).toISOString(),
  });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const { number } = created.body;
  const submitted = await engineer.post<Change>(
    `/changes/${number}/transitions`,
    { to: 'assess' },
  );
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
  const conflictsOf = async () =>
    (
      await engineer.get<FoundConflict[]>(`/changes/${number}/conflicts`)
    ).body.map(({ kind, window }) => `${kind}: ${window?.name}`);
  await expect.poll(conflictsOf).toContain(`freeze: ${name}`);

  await signInAs(page, 'engineer');
  await page.goto(`/itsm/calendar?view=list&date=${freezeStart}`);
  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row.getByText(/^\d+ conflicts?$/)).toBeVisible();
  await expect(row.getByText(/risk/i)).toBeVisible();
  await page.getByRole('button', { name }).click();
  const details = page.getByRole('dialog');
  await expect(details.getByText('No change may start.')).toBeVisible();
  await expect(details.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await details
    .getByRole('button', { name: 'Close', exact: true })
    .last()
    .click();
  await expectNoAccessibilityViolations(page);

  await page.getByRole('radio', { name: 'Month' }).click();
  const change = page.getByRole('link', { name: new RegExp(number) });
  await expect(change).toContainText(/conflict/);
  await expect(
    page.getByRole('button', { name: new RegExp(name) }).first(),
  ).toBeVisible();
  await expectNoAccessibilityViolations(page);

  // Dragged out of the freeze, it asks first and moves then.
  const target = page.locator(`[data-date="${dayAhead(18)}"]`);
  await change.scrollIntoViewIfNeeded();
  const [from, to] = [await change.boundingBox(), await target.boundingBox()];
  await page.mouse.move(from!.x + 30, from!.y + 8);
  await page.mouse.down();
  await page.mouse.move(to!.x + 30, to!.y + to!.height / 2, { steps: 12 });
  await page.mouse.up();
  const question = page.getByRole('dialog');
  await expect(question.getByText('Its approvals become void')).toBeVisible();
  await expectNoAccessibilityViolations(page);
  await question.getByRole('button', { name: 'Move it' }).click();
  await expect(question).toBeHidden();
  await expect.poll(conflictsOf).not.toContain(`freeze: ${name}`);
  const moved = await engineer.get<Change>(`/changes/${number}`);
  expect(moved.body.plannedStart).toBe(
    new Date(`${dayAhead(18)}T10:00`).toISOString(),
  );
});
