import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CalendarLink, occurrences } from 'backstage-plugin-itsm-common';
import { randomUUID } from 'crypto';
import ical, { ICalEventStatus } from 'ical-generator';
import { Knex } from 'knex';
import { z } from 'zod';
import { Access } from '../records/access';
import { nothing } from '../records/criteria';
import { toRecord } from '../records/rows';
import { plannedWithin } from './plannedWithin';
import { SigningKeys } from './SigningKeys';
import { Windows } from './Windows';

const DAY = 24 * 60 * 60 * 1000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 180;
const MOST_CHANGES = 1000;
const MOST_OCCURRENCES = 500;

const tokenSchema = z.object({ sub: z.string(), link: z.string() });

interface CalendarFeedOptions {
  knex: Knex;
  clock: () => Date;
  keys: SigningKeys;
  windows: Pick<Windows, 'all'>;
  /** Where people reach the API and the portal. */
  apiUrl(): Promise<string>;
  appUrl: string;
}

/**
 * The calendar for programs that can't sign in: by an address of each user,
 * of which a new one ends the one before.
 *
 * @remarks
 * Without the user's credentials nobody can ask what they may read, so the
 * feed has only what isn't restricted.
 */
export class CalendarFeed {
  readonly #options: CalendarFeedOptions;

  static create(options: CalendarFeedOptions): CalendarFeed {
    return new CalendarFeed(options);
  }

  private constructor(options: CalendarFeedOptions) {
    this.#options = options;
  }

  async createLink(access: Access): Promise<CalendarLink> {
    const { knex, clock, keys, apiUrl } = this.#options;
    if (!access.isUser || access.types.change.read === nothing) {
      throw new NotAllowedError(
        'A calendar has an address only for people who may read changes.',
      );
    }
    const link = randomUUID();
    await knex('calendar_links')
      .insert({
        user_ref: access.actor,
        link_id: link,
        created_at: clock().getTime(),
      })
      .onConflict('user_ref')
      .merge();
    const token = await keys.sign('calendar-link', { sub: access.actor, link });
    return { url: `${await apiUrl()}/calendar.ics?token=${token}` };
  }

  /**
   * The calendar as iCalendar text.
   * @throws NotFoundError if the address isn't valid, or not any more
   */
  async read(token: string): Promise<string> {
    const { knex, keys } = this.#options;
    const payload = tokenSchema.safeParse(
      await keys.verify('calendar-link', token),
    );
    const valid =
      payload.success &&
      (await knex('calendar_links')
        .where({ user_ref: payload.data.sub, link_id: payload.data.link })
        .first('user_ref'));
    if (!valid) {
      throw new NotFoundError(
        'This address of the calendar is not valid any more. Make a new one on the calendar page.',
      );
    }
    return this.#write();
  }

  async #write(): Promise<string> {
    const { knex, clock, appUrl, windows } = this.#options;
    const now = clock().getTime();
    const from = new Date(now - DAYS_BACK * DAY).toISOString();
    const to = new Date(now + DAYS_AHEAD * DAY).toISOString();
    const calendar = ical({ name: 'Changes', ttl: 60 * 60 });
    const rows = await plannedWithin(knex, { from, to })
      .where('records.visibility', 'open')
      .limit(MOST_CHANGES);
    for (const row of rows) {
      const { number, title, state, plannedStart, plannedEnd } = toRecord(row);
      calendar.createEvent({
        id: `${row.id}@itsm`,
        start: new Date(plannedStart as string),
        end: new Date(plannedEnd as string),
        summary: `${number} ${title}`,
        description: `State: ${state}`,
        status: ['new', 'assess', 'authorize'].includes(state)
          ? ICalEventStatus.TENTATIVE
          : ICalEventStatus.CONFIRMED,
        url: `${appUrl}/itsm/changes/${number}`,
        lastModified: new Date(Number(row.updated_at)),
      });
    }
    for (const window of await windows.all()) {
      for (const { start, end } of occurrences(window, from, to).slice(
        0,
        MOST_OCCURRENCES,
      )) {
        calendar.createEvent({
          id: `${window.id}-${Date.parse(start)}@itsm`,
          start: new Date(start),
          end: new Date(end),
          summary:
            window.kind === 'freeze'
              ? `Freeze (${window.effect}): ${window.name}`
              : `Maintenance: ${window.name}`,
          description: window.description,
          url: `${appUrl}/itsm/calendar`,
        });
      }
    }
    return calendar.toString();
  }
}
