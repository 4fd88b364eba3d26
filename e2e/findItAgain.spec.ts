import { readFile } from 'node:fs/promises';
import { Locator, Page } from '@playwright/test';
import type { Incident } from 'backstage-plugin-itsm-common';
import { openIncident } from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

const COUNT = 60;
const PAGE = 25;
const entityRef = 'component:default/image-provider';

/* Newest first, as the list has them. */
const incidents: Incident[] = [];

test.beforeAll(async () => {
  const engineer = await api('engineer');
  for (let index = 1; index <= COUNT; index += 1) {
    incidents.unshift(
      await openIncident(engineer, {
        title: `Thumbnail ${index} is ${index % 10 ? 'blurred' : 'missing'}`,
        entityRef,
        impact: index === 7 ? 'high' : 'low',
        urgency: index === 7 ? 'high' : 'medium',
      }),
    );
  }
});

function tableOn(page: Page): Locator {
  return page.getByRole('table', { name: 'Incidents' });
}

async function expectRows(page: Page, expected: Incident[]): Promise<void> {
  const table = tableOn(page);
  await expect(table.getByRole('row')).toHaveCount(expected.length + 1);
  for (const [at, { number }] of expected.entries()) {
    await expect(table.getByRole('row').nth(at + 1)).toContainText(number);
  }
}

async function openMyList(page: Page): Promise<void> {
  await signInAs(page, 'engineer');
  await page.getByRole('link', { name: 'ITSM' }).first().click();
  await page.getByRole('tab', { name: 'Incidents' }).click();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Entity', exact: true }).click();
  const entity = page.getByRole('combobox', { name: 'Entity' });
  await entity.click();
  await entity.pressSequentially('Image');
  await page.getByRole('option', { name: /Image Provider/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText(`${COUNT} incidents`)).toBeVisible();
}

test('what the list shows stands in its address', async ({ page }) => {
  await openMyList(page);
  await expect(page).toHaveURL(
    /entityRef=component%3Adefault%2Fimage-provider/,
  );
  await expectRows(page, incidents.slice(0, PAGE));
  const [newest] = incidents;
  await page
    .getByRole('checkbox', { name: `Select ${newest.number}`, exact: true })
    .focus();
  await page.keyboard.press('Space');
  await expect(
    page.getByRole('region', { name: 'Actions on the selected incidents' }),
  ).toContainText('1 selected');
  await tableOn(page).getByRole('row').nth(2).hover();
  await expectNoAccessibilityViolations(page);

  // Forward to the end and back to the beginning, none missed or doubled.
  const next = page.getByRole('button', { name: /next/i });
  const previous = page.getByRole('button', { name: /previous/i });
  await expect(previous).toBeDisabled();
  await next.click();
  await expectRows(page, incidents.slice(PAGE, 2 * PAGE));
  await next.click();
  await expectRows(page, incidents.slice(2 * PAGE));
  await expect(next).toBeDisabled();
  await page.reload();
  await expectRows(page, incidents.slice(2 * PAGE));
  await previous.click();
  await expectRows(page, incidents.slice(PAGE, 2 * PAGE));
  await page.goBack();
  await expectRows(page, incidents.slice(2 * PAGE));
  await page.goForward();
  await previous.click();
  await expectRows(page, incidents.slice(0, PAGE));

  const priority = tableOn(page).getByRole('columnheader', {
    name: 'Priority',
  });
  await priority.getByRole('button').click();
  await expect(priority).toHaveAttribute('aria-sort', 'ascending');
  const urgent = incidents.find(one => one.priority === 1)!;
  await expect(tableOn(page).getByRole('row').nth(1)).toContainText(
    urgent.number,
  );
  await page.reload();
  await expect(priority).toHaveAttribute('aria-sort', 'ascending');
  await expect(tableOn(page).getByRole('row').nth(1)).toContainText(
    urgent.number,
  );

  // To a record and back, the list is as it was left.
  await page.getByRole('link', { name: urgent.title }).click();
  await expect(page.getByRole('heading', { name: urgent.title })).toBeVisible();
  await page.goBack();
  await expect(priority).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByText(`${COUNT} incidents`)).toBeVisible();
  await expect(tableOn(page).getByRole('row').nth(1)).toContainText(
    urgent.number,
  );
});

test('a search can be kept as a view and taken along as a file', async ({
  page,
}) => {
  const missing = incidents.filter(({ title }) => title.endsWith('missing'));
  await openMyList(page);
  await page
    .getByRole('searchbox', { name: 'Search incidents' })
    .fill('missing');
  await expectRows(page, missing);
  await expect(page).toHaveURL(/q=missing/);

  await page.getByRole('button', { name: 'Save as a view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Gone pictures');
  await expectNoAccessibilityViolations(page);
  await page.keyboard.press('Enter');
  const views = page.getByRole('navigation', { name: 'Views' });
  const view = views.getByRole('button', { name: 'Gone pictures' });
  await expect(view).toHaveAttribute('aria-current', 'true');
  await views.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page).toHaveURL(/\/itsm\/incidents$/);
  await page.reload();
  await view.click();
  await expectRows(page, missing);

  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const download = await downloads;
  expect(download.suggestedFilename()).toBe('incidents.csv');
  const csv = await readFile(await download.path(), 'utf8');
  const [head, ...lines] = csv.trim().split(/\r?\n/);
  expect(head).toContain('Number');
  expect(lines).toHaveLength(missing.length);
  for (const [at, { number, title }] of missing.entries()) {
    expect(lines[at]).toContain(number);
    expect(lines[at]).toContain(title);
  }
  await expect(
    page.getByText(`${missing.length} incidents exported`),
  ).toBeVisible();
  await expectNoAccessibilityViolations(page);

  await page
    .getByRole('button', { name: 'Actions on the view Gone pictures' })
    .click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await expect(view).toHaveCount(0);
});

test('a filter is set and taken away with the keyboard', async ({ page }) => {
  await openMyList(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).focus();
  await page.keyboard.press('Enter');
  const priority = page.getByRole('menuitem', { name: 'Priority' });
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type('Prio');
  await expect(priority).toBeFocused();
  await page.keyboard.press('Enter');
  const critical = page.getByRole('checkbox', { name: '1 Critical' });
  await expect(critical).toBeVisible();
  await critical.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expectRows(
    page,
    incidents.filter(one => one.priority === 1),
  );
  await expect(page).toHaveURL(/priority=1/);
  await expect(page.getByText('1 incident', { exact: true })).toBeVisible();
  await page
    .getByRole('button', { name: 'Remove the filter Priority' })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${COUNT} incidents`)).toBeVisible();
});
