import type {
  Approval,
  Change,
  Incident,
  Problem,
} from 'backstage-plugin-itsm-common';
import { Page } from '@playwright/test';
import {
  activityOn,
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
import { PersonaApi } from './PersonaApi';

const entityRef = 'component:default/accounting';
const category = 'Database / Data quality';
const workaround = 'Restart the **consumer**, then replay the queue.';
const HOUR = 60 * 60 * 1000;

async function move<TRecord>(who: PersonaApi, path: string, body: object) {
  const answer = await who.post<TRecord>(`${path}/transitions`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

/** An emergency that was carried out before anybody could be asked. */
async function changeMadeInAHurry(engineer: PersonaApi): Promise<string> {
  const now = Date.now();
  const iso = (hoursAgo: number) =>
    new Date(now - hoursAgo * HOUR).toISOString();
  const created = await engineer.post<Change>('/changes', {
    title: 'Commit offsets only after the ledger was written',
    model: 'emergency',
    entityRef,
    impact: 'low',
    urgency: 'low',
    justification: 'Orders are lost each time.',
    implementationPlan: 'Deploy the corrected consumer.',
    testPlan: 'Kill it in the middle of a batch.',
    backoutPlan: 'Deploy the one before.',
    plannedStart: iso(3),
    plannedEnd: iso(1),
    recordedAfterTheFact: true,
    actualStart: iso(3),
    actualEnd: iso(2),
  });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body.number;
}

/** Approves what was made, and looks back on it. */
async function completeChange(number: string) {
  const path = `/changes/${number}`;
  const engineer = await api('engineer');
  const manager = await api('change-manager');
  await move(engineer, path, { to: 'authorize' });
  const { body: approvals } = await manager.get<Approval[]>(
    `${path}/approvals`,
  );
  for (const { id } of approvals) {
    const decided = await manager.post(`${path}/approvals/${id}/decision`, {
      decision: 'approved',
    });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
  }
  await move(engineer, path, { to: 'implement' });
  await move(engineer, path, { to: 'review' });
  const reviewed = await manager.post(`${path}/review`, {
    whatHappened: 'It was deployed in a hurry, and works.',
    objectivesMet: true,
  });
  expect(reviewed.status, JSON.stringify(reviewed.body)).toBe(200);
  await move(manager, path, {
    to: 'closed',
    closeCode: 'successful',
    closeNotes: 'No order was lost since.',
  });
}

async function editText(page: Page, field: string, text: string) {
  const region = page.getByRole('region', { name: field });
  await region.getByRole('button', { name: `Change: ${field}` }).click();
  await region.getByRole('textbox').fill(text);
  await region.getByRole('button', { name: 'Save' }).click();
}

test('what keeps coming back becomes a problem, a known error, and is watched after its fix', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const engineer = await api('engineer');
  const incidents: Incident[] = [];
  for (const title of [
    'Orders of the night are missing in the ledger',
    'Orders are missing in the ledger again',
    'The ledger misses orders after a restart',
  ]) {
    incidents.push(
      await openIncident(engineer, { title, entityRef, category }),
    );
  }

  // From the figures to the component that stands behind them, to a problem.
  await signInAs(page, 'sre');
  await page.goto('/itsm/insights');
  const components = page.getByRole('region', { name: 'Components' });
  await components
    .getByRole('listitem')
    .filter({ hasText: 'Accounting' })
    .getByRole('link', { name: /incidents/ })
    .click();
  const list = page.getByRole('table', { name: 'Incidents' });
  for (const { title } of incidents) {
    await expect(list.getByRole('link', { name: title })).toBeVisible();
  }
  await page.goto(`/itsm/insights?entityRef=${entityRef}`);
  const candidate = page
    .getByRole('list', { name: 'Candidates for a problem' })
    .getByRole('listitem')
    .filter({ hasText: 'Accounting: incidents that keep coming back' });
  await expect(candidate).toContainText(/\d+ incidents close together/);
  await expectNoAccessibilityViolations(page);
  await candidate.getByRole('button', { name: 'Open a problem' }).click();
  await expect(page).toHaveURL(/\/itsm\/problems\/PRB-\d+$/);
  const number = page.url().split('/').pop()!;
  const linked = page.getByRole('region', {
    name: 'Incidents that come from it',
  });
  for (const { title } of incidents) {
    await expect(linked.getByRole('link', { name: title })).toBeVisible();
  }

  const sre = await api('sre');
  const { body: problem } = await sre.get<Problem>(`/problems/${number}`);
  const sorted = await sre.patch<Problem>(`/problems/${number}`, {
    version: problem.version,
    category,
  });
  expect(sorted.status, JSON.stringify(sorted.body)).toBe(200);
  await expect(page.getByText(category, { exact: true })).toBeVisible();

  // A workaround makes it a known error, and everybody concerned is told.
  await editText(page, 'Workaround', workaround);
  const knownError = page.getByRole('switch', { name: 'Known error' });
  await expect(knownError).toBeEnabled();
  await knownError.press('Space');
  await expect(knownError).toBeChecked();
  await page.getByRole('button', { name: 'Communicate workaround' }).click();
  const dialog = page.getByRole('dialog');
  await expectNoAccessibilityViolations(page);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('3 incidents were told')).toBeVisible();
  await expectNoAccessibilityViolations(page);

  // Whoever reports the next one is offered it.
  const other = await browser.newContext();
  const engineerPage = await other.newPage();
  await signInAs(engineerPage, 'engineer');
  await visitIncident(engineerPage, incidents[0]);
  await expect(activityOn(engineerPage)).toContainText('then replay the queue');
  await engineerPage.goto('/catalog/default/component/accounting');
  await engineerPage.getByRole('button', { name: 'more' }).click();
  await engineerPage.getByRole('menuitem', { name: 'Report incident' }).click();
  const form = engineerPage.getByRole('dialog');
  await expect(form.getByText(number)).toBeVisible();
  await form.getByText(/^Workaround/).click();
  await expect(form.getByText('then replay the queue')).toBeVisible();
  await expectNoAccessibilityViolations(engineerPage);
  await form.getByRole('button', { name: 'Cancel' }).click();

  // The cause is found and a change has fixed it.
  await move(engineer, `/incidents/${incidents[0].number}`, {
    to: 'on_hold',
    holdReason: 'awaiting_problem',
  });
  await page.getByRole('button', { name: 'Assign to me' }).click();
  await expect(
    page.getByRole('region', { name: 'People' }).getByText('Sofia Lindqvist'),
  ).toHaveCount(2);
  await page.getByRole('button', { name: 'Assess' }).click();
  await dialog.getByRole('button', { name: 'Assess' }).click();
  await expectState(page, 'Assess');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await dialog
    .getByRole('textbox', { name: /Problem statement/ })
    .fill('Orders get lost when the consumer restarts.');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expectState(page, 'Root cause analysis');

  const change = await changeMadeInAHurry(engineer);
  await page.getByRole('button', { name: 'Link a change' }).click();
  await dialog.getByRole('combobox').click();
  await page.keyboard.type(change);
  await expect(
    page.getByRole('option', { name: new RegExp(change) }),
  ).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    page
      .getByRole('region', { name: 'Changes that fix it' })
      .getByRole('link', { name: /Commit offsets/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Start the fix' }).click();
  await dialog
    .getByRole('textbox', { name: /Root cause/ })
    .fill('Offsets were committed before the ledger was written.');
  await dialog
    .getByRole('textbox', { name: /fix/i })
    .fill('They are committed afterwards.');
  await dialog.getByRole('button', { name: 'Start the fix' }).click();
  await expectState(page, 'Fix in progress');
  // Not before the change has come to its end.
  const resolve = page.getByRole('button', { name: 'Resolve' });
  await expect(resolve).toBeDisabled();
  await completeChange(change);
  await expect(resolve).toBeEnabled();
  await resolve.click();
  await dialog.getByRole('button', { name: 'Resolve' }).click();
  await expectState(page, 'Resolved');
  await expect(
    page.getByRole('heading', { name: 'The fix is being watched' }),
  ).toBeVisible();
  await expectNoAccessibilityViolations(page);

  // Who waited for it is told, and goes on.
  await visitIncident(engineerPage, incidents[0]);
  await expectState(engineerPage, 'Resolved');
  await expect(
    engineerPage.getByRole('heading', { name: 'Resolved by a problem' }),
  ).toBeVisible();
  await expectNoAccessibilityViolations(engineerPage);

  // It comes back: the problem is opened again, and says why.
  const recurrence = await openIncident(engineer, {
    title: 'Orders are missing in the ledger as before',
    entityRef,
    category,
  });
  await expectState(page, 'Root cause analysis');
  const evidence = page.getByRole('region', { name: 'Whether the fix holds' });
  await expect(
    evidence.getByRole('heading', { name: 'It came back after the fix' }),
  ).toBeVisible();
  await expect(
    evidence.getByRole('link', { name: recurrence.number }),
  ).toBeVisible();
  await expectNoAccessibilityViolations(page);
  await other.close();
});
