import type { Approval } from 'backstage-plugin-itsm-common';
import { Page } from '@playwright/test';
import { dayAhead } from './days';
import { activityOn, choose, expectState } from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

const title = 'Keep the history of feature flags for a year';
/** An hour of the day in so many days, as a field for it takes it. */
function at(days: number, hour: number): string {
  return `${dayAhead(days)}T${String(hour).padStart(2, '0')}:00`;
}

async function requestChange(page: Page) {
  await page.goto('/catalog/default/component/flagd-ui');
  await page.getByRole('button', { name: 'more' }).click();
  await page.getByRole('menuitem', { name: 'Request change' }).click();
  const dialog = page.getByRole('dialog');
  const form = page.getByRole('form', { name: 'Request a change' });
  await expect(
    form.getByRole('combobox', { name: 'What is changed' }),
  ).toHaveValue('Feature Flag Console');

  // What is missing is said where it is missing.
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await expect(form.getByText('Back-out plan is needed')).toBeVisible();
  await form.getByRole('textbox', { name: 'Title' }).fill(title);
  for (const [field, text] of [
    ['Justification', 'Nobody can say who changed a flag last month.'],
    ['Implementation plan', '1. Raise the retention\n2. Restart the console'],
    ['Test plan', 'Read an entry of last year in staging.'],
    ['Back-out plan', 'Set the retention back.'],
  ]) {
    await form.getByRole('textbox', { name: field }).fill(text);
  }
  await form
    .getByRole('radiogroup', { name: 'Impact' })
    .getByText('Low')
    .click();
  await form.getByLabel('Planned start').fill(at(20, 9));
  await form.getByLabel('Planned end').fill(at(20, 11));
  await form.getByRole('combobox', { name: 'Assignment group' }).click();
  await page.keyboard.type('Paym');
  await page.getByRole('option', { name: /^Payments/ }).click();
  await page.keyboard.press('Tab');
  await expect(
    dialog.getByRole('complementary').getByText('Nothing collides with it.'),
  ).toBeVisible();
  await expectNoAccessibilityViolations(page);
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await expect(page).toHaveURL(/\/itsm\/changes\/CHG-\d+$/);
  return page.url().split('/').pop()!;
}

async function approve(page: Page, comment: string) {
  const decision = page.getByRole('group', { name: 'Your decision' });
  await decision.getByRole('textbox', { name: 'Comment' }).fill(comment);
  await decision.getByRole('button', { name: 'Approve' }).click();
  await expect(decision).toHaveCount(0);
}

test('a change goes from request to review, and what was approved is what is made', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await signInAs(page, 'engineer');
  const number = await requestChange(page);
  await expectState(page, 'Assess');
  await expectNoAccessibilityViolations(page);

  // Nobody approves what they asked for: no button, no way past it.
  await expect(page.getByRole('group', { name: 'Your decision' })).toHaveCount(
    0,
  );
  const engineer = await api('engineer');
  const { body: approvals } = await engineer.get<Approval[]>(
    `/changes/${number}/approvals`,
  );
  const [{ id }] = approvals;
  const attempt = await engineer.post(
    `/changes/${number}/approvals/${id}/decision`,
    { decision: 'approved' },
  );
  expect(attempt.status).toBe(403);

  // The reviewer finds it in their work, and all there is to know on one page.
  const other = await browser.newContext();
  const reviewer = await other.newPage();
  await signInAs(reviewer, 'reviewer');
  await reviewer.goto('/itsm');
  await reviewer
    .getByRole('list', { name: 'Approvals awaiting me' })
    .getByRole('link', { name: title })
    .click();
  await expect(reviewer.getByRole('heading', { name: title })).toBeVisible();
  const region = (name: string) => reviewer.getByRole('region', { name });
  await expect(region('Blast radius')).toBeVisible();
  await expect(
    region('Planned time').getByText('Nothing collides with it.'),
  ).toBeVisible();
  await expect(
    region('Risk').getByText('Tests and back-out unproven'),
  ).toBeVisible();
  await expectNoAccessibilityViolations(reviewer);
  await approve(reviewer, 'Fine with us.');
  await expectState(reviewer, 'Authorize');

  // Of that risk, a change manager has to agree as well.
  const third = await browser.newContext();
  const manager = await third.newPage();
  await signInAs(manager, 'change-manager');
  await manager.goto(`/itsm/changes/${number}`);
  await approve(manager, 'Go ahead.');
  await expectState(page, 'Scheduled');

  // Another time is another change: the approval is void, and says why.
  const when = page.getByRole('region', { name: 'Planned time' });
  await when.getByRole('button', { name: 'Plan the time' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Planned start').fill(at(21, 9));
  await dialog.getByLabel('Planned end').fill(at(21, 12));
  await expectNoAccessibilityViolations(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectState(page, 'Assess');
  await expectState(reviewer, 'Assess');
  await expect(reviewer.getByText('2 earlier approvals')).toBeVisible();
  const difference = reviewer
    .getByRole('table', { name: 'Changed since it was approved' })
    .first();
  await expect(difference.getByRole('row')).toHaveCount(3);
  await expect(difference).toContainText('Planned start');
  await expectNoAccessibilityViolations(reviewer);
  await approve(reviewer, 'That day is fine as well.');
  await approve(manager, 'Go ahead then.');
  await expectState(page, 'Scheduled');

  // Before its time it takes a reason.
  const start = page.getByRole('button', { name: 'Start implementation' });
  await start.click();
  await dialog
    .getByRole('textbox', { name: /Why it goes ahead anyway/ })
    .fill('The console is down for an upgrade anyway.');
  await expectNoAccessibilityViolations(page);
  await dialog.getByRole('button', { name: 'Start implementation' }).click();
  await expectState(page, 'Implement');
  await page.getByRole('button', { name: 'Finish implementation' }).click();
  await dialog.getByRole('button', { name: 'Finish implementation' }).click();
  await expectState(page, 'Review');

  // Somebody else looks back and closes it.
  await expectState(reviewer, 'Review');
  await reviewer.getByRole('button', { name: 'Write the review' }).click();
  const review = reviewer.getByRole('dialog');
  await review
    .getByRole('textbox', { name: 'What happened' })
    .fill('The restart took ten minutes instead of one.');
  await expectNoAccessibilityViolations(reviewer);
  await review.getByRole('button', { name: 'Save' }).click();
  await expect(
    region('Post-implementation review').getByText(/took ten minutes/),
  ).toBeVisible();
  await reviewer.getByRole('button', { name: 'Close change' }).click();
  await choose(reviewer, review, /How it went/, 'Successful with issues');
  await review
    .getByRole('textbox', { name: /Notes on how it went/ })
    .fill('The history goes back a year.');
  await review.getByRole('button', { name: 'Close change' }).click();
  await expectState(reviewer, 'Closed');
  await expectState(page, 'Closed');
  await expectNoAccessibilityViolations(reviewer);

  const told = activityOn(reviewer);
  await expect(told).toContainText('Fine with us.');
  await expect(told).toContainText('That day is fine as well.');
  await expect(told).toContainText(
    'The console is down for an upgrade anyway.',
  );
  const { body: proof } = await engineer.get<{ valid: boolean }>(
    `/changes/${number}/activity/verify`,
  );
  expect(proof.valid).toBe(true);
  await other.close();
  await third.close();
});
