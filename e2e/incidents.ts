import type {
  CreateIncidentRequest,
  Incident,
} from 'backstage-plugin-itsm-common';
import { expect, Locator, Page } from '@playwright/test';
import { PersonaApi } from './PersonaApi';

/** Opens an incident over the API, of the lowest priority if nothing is said. */
export async function openIncident(
  reporter: PersonaApi,
  fields: Partial<CreateIncidentRequest> & { title: string; entityRef: string },
): Promise<Incident> {
  const { status, body } = await reporter.post<Incident>('/incidents', {
    impact: 'low',
    urgency: 'low',
    ...fields,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** Goes to the page of an incident and waits until it is there. */
export async function visitIncident(
  page: Page,
  incident: Pick<Incident, 'number' | 'title'>,
): Promise<void> {
  await page.goto(`/itsm/incidents/${incident.number}`);
  await expect(
    page.getByRole('heading', { name: incident.title }),
  ).toBeVisible();
}

/** What was said and done, on the page of a record. */
export function activityOn(page: Page): Locator {
  return page.getByRole('region', { name: 'Activity' });
}

/** Says which state the record whose page is open is in. */
export async function expectState(page: Page, state: string): Promise<void> {
  await expect(
    page
      .getByRole('list', { name: 'Progress' })
      .locator('[aria-current="step"]'),
  ).toContainText(state);
}

/** Chooses from a list that opens below its button. */
export async function choose(
  page: Page,
  where: Locator,
  field: RegExp,
  option: string,
): Promise<void> {
  await where.getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
