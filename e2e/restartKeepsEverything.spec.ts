import type {
  ActivityVerification,
  Incident,
  Page as Paged,
  RecordLink,
} from 'backstage-plugin-itsm-common';
import { activityOn, openIncident, visitIncident } from './incidents';
import {
  api,
  expect,
  expectNoAccessibilityViolations,
  signInAs,
  test,
} from './journey';
import { PersonaApi } from './PersonaApi';

const shipping = 'component:default/shipping';
const WRITERS = 4;

const counterOf = ({ number }: Incident) => Number(number.split('-')[1]);

/** Opens incidents until the portal is gone; `opened` are those it answered. */
async function keepOpening(as: PersonaApi, opened: Incident[]) {
  for (;;) {
    const answer = await as
      .post<Incident>('/incidents', {
        title: `Parcel ${opened.length} has no label`,
        entityRef: shipping,
        impact: 'low',
        urgency: 'low',
        tags: ['interrupted'],
      })
      .catch(() => undefined);
    if (answer?.status !== 201) {
      return;
    }
    opened.push(answer.body);
  }
}

test('what was acknowledged is there after the portal was killed', async ({
  page,
  portal,
}) => {
  const engineer = await api('engineer');
  const reviewer = await api('reviewer');
  const other = await openIncident(engineer, {
    title: 'Carriers answer with 502',
    entityRef: shipping,
  });
  const incident = await openIncident(engineer, {
    title: 'Quotes are free of charge',
    entityRef: shipping,
    affectedEntityRefs: ['component:default/quote'],
  });
  const path = `/incidents/${incident.number}`;
  const writes = [
    await reviewer.post(`${path}/comments`, { body: 'Orders go out unpaid.' }),
    await reviewer.post(`${path}/watchers`, {}),
    await (
      await api('change-manager')
    ).post(`${path}/links`, {
      relation: 'parent',
      target: other.number,
    }),
  ];
  expect(writes.map(({ status }) => status)).toEqual([201, 201, 201]);
  const before = await engineer.get<Incident>(path);
  const activityBefore = await engineer.get(`${path}/activity`);

  let subscriptions = 0;
  page.on('websocket', socket =>
    socket.on('framesent', () => {
      subscriptions += 1;
    }),
  );
  await page.clock.install();
  await signInAs(page, 'engineer');
  await visitIncident(page, incident);
  const activity = activityOn(page);
  await expect(activity.getByText('Orders go out unpaid.')).toBeVisible();
  await expectNoAccessibilityViolations(page);
  const comment = page.getByRole('textbox', { name: 'Comment' });
  await comment.fill('The price list was empty.');

  const opened: Incident[] = [];
  const writers = Array.from({ length: WRITERS }, () =>
    keepOpening(engineer, opened),
  );
  await expect.poll(() => opened.length).toBeGreaterThan(20);
  const subscribedBefore = subscriptions;
  await portal.restart('SIGKILL');
  await Promise.all(writers);

  expect((await engineer.get<Incident>(path)).body).toEqual(before.body);
  expect((await engineer.get(`${path}/activity`)).body).toEqual(
    activityBefore.body,
  );
  expect(before.body.watchers).toEqual(['user:default/reviewer']);
  const links = await engineer.get<RecordLink[]>(`${path}/links`);
  expect(links.body).toEqual([
    expect.objectContaining({
      relation: 'parent',
      target: expect.objectContaining({ number: other.number }),
    }),
  ]);
  for (const { number } of [incident, ...opened]) {
    const verified = await engineer.get<ActivityVerification>(
      `/incidents/${number}/activity/verify`,
    );
    expect(verified.body, number).toEqual(
      expect.objectContaining({ valid: true }),
    );
  }
  for (const one of opened) {
    const { body } = await engineer.get<Incident>(`/incidents/${one.number}`);
    expect(body).toEqual(one);
  }

  // What was underway is there as a whole or not at all, and no number comes
  // twice.
  const { body: found } = await engineer.get<Paged<Incident>>(
    '/incidents?tag=interrupted&limit=1&total=true',
  );
  expect(found.totalItems).toBeGreaterThanOrEqual(opened.length);
  expect(found.totalItems).toBeLessThanOrEqual(opened.length + WRITERS);
  const next = await openIncident(engineer, {
    title: 'Labels are printed twice',
    entityRef: shipping,
  });
  expect(counterOf(next)).toBeGreaterThan(Math.max(...opened.map(counterOf)));

  // The page that was open all the while goes on where it was, and catches up
  // with what no signal told it of.
  await reviewer.post(`${path}/comments`, { body: 'We are looking.' });
  await page.clock.fastForward('01:00');
  await expect(activity.getByText('We are looking.')).toBeVisible();
  await expect(comment).toHaveValue('The price list was empty.');
  await page.getByRole('button', { name: 'Comment' }).click();
  await expect(activity.getByText('The price list was empty.')).toBeVisible();
  await expect(comment).toHaveValue('');
  await expect.poll(() => subscriptions).toBeGreaterThan(subscribedBefore);
  await reviewer.post(`${path}/comments`, { body: 'Thanks.' });
  // The duty to tell of writes is free again when its holder is taken for dead.
  await expect(activity.getByText('Thanks.')).toBeVisible({ timeout: 45_000 });
  await expectNoAccessibilityViolations(page);
});
