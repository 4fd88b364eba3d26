import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';
import { personas } from './personas';

test('the sign-in page offers the five personas and lets one in', async ({
  page,
}) => {
  await page.goto('/');
  for (const name of personas) {
    await expect(
      page.getByRole('button', { name: `Sign in as ${name}` }),
    ).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /^Sign in as/ })).toHaveCount(
    5,
  );
  await expectNoAccessibilityViolations(page);

  await signInAs(page, 'engineer');
  await expect(page.getByRole('button', { name: /^Sign in as/ })).toHaveCount(
    0,
  );
});

test('every persona reaches the API, also after a restart', async ({
  portal,
}) => {
  for (const persona of personas) {
    expect((await (await api(persona)).get('/settings')).status).toBe(200);
  }
  const engineer = await api('engineer');
  await portal.restart('SIGKILL');
  expect((await engineer.get('/settings')).status).toBe(200);
});
