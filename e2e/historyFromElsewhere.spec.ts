import { readFile } from 'node:fs/promises';
import {
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';

const rows = [
  'Ticket,Summary,Since,Fixed,Service',
  'OLD-1,Labels are printed twice,12.03.2025 08:00,12.03.2025 09:30,shipping',
  'OLD-2,Labels are not printed,13.03.2025 08:00,12.03.2025 09:30,shipping',
  'OLD-3,,14.03.2025 08:00,14.03.2025 09:30,shipping',
  'OLD-4,Quotes are wrong by a cent,15.03.2025 08:00,15.03.2025 12:00,quote',
];

test('history comes from another tool by a file, with its columns mapped by hand', async ({
  page,
}) => {
  await signInAs(page, 'sre');
  await page.goto('/itsm');
  await page.getByRole('tab', { name: 'Import' }).click();
  await page.setInputFiles('input[type="file"]', {
    name: 'old tickets.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  });
  await expect(page.getByText(/^old tickets\.csv/)).toBeVisible();
  await page.getByRole('button', { name: /How it is read/ }).click();
  await page.getByRole('option', { name: 'Columns mapped by hand' }).click();
  await page.getByRole('textbox', { name: 'Source' }).fill('old desk');
  await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Berlin');
  await page
    .getByRole('textbox', { name: 'How times are written' })
    .fill('dd.MM.yyyy HH:mm');
  for (const [column, field] of [
    ['Ticket', 'externalRef.id'],
    ['Summary', 'title'],
    ['Since', 'openedAt'],
    ['Fixed', 'resolvedAt'],
    ['Service', 'entityRef'],
  ]) {
    await page.getByRole('button', { name: `Field of ${column}` }).click();
    await page.getByRole('option', { name: field, exact: true }).click();
  }
  await expectNoAccessibilityViolations(page);

  // A rehearsal changes nothing, and tells what would become of each line.
  const count = (name: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .getByRole('definition');
  await page.getByRole('button', { name: 'See what would happen' }).click();
  await expect(
    page.getByRole('heading', { name: 'What would happen' }),
  ).toBeVisible();
  await expect(count('New')).toHaveText('2');
  await expect(count('Refused')).toHaveText('2');
  await expect(page.getByRole('row', { name: /^3 resolvedAt/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^4 title/ })).toBeVisible();
  await expectNoAccessibilityViolations(page);

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(
    page.getByRole('heading', { name: 'What happened' }),
  ).toBeVisible();
  await expect(count('New')).toHaveText('2');
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('button', { name: 'Download the refused lines' })
    .click();
  const refused = await readFile(await (await downloading).path(), 'utf8');
  expect(refused).toContain('OLD-2,Labels are not printed');
  expect(refused).toContain('OLD-3');
  expect(refused).not.toContain('OLD-1');

  // The same file again changes nothing.
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(count('Unchanged')).toHaveText('2');
  await expect(count('New')).toHaveText('0');

  await page.goto('/itsm/incidents?show=all&q=labels+printed');
  await page.getByRole('link', { name: 'Labels are printed twice' }).click();
  await expect(
    page.getByRole('region', { name: 'Entities' }).getByText('Shipping'),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText(
    'brought it in',
  );
});
