import {
  calendarLinkSchema,
  calendarQuerySchema,
  calendarSchema,
} from 'backstage-plugin-itsm-common';
import { z } from 'zod';
import { CalendarFeed } from '../schedule/CalendarFeed';
import { CalendarView } from '../schedule/CalendarView';
import { defineRoute, Route } from './Route';

/** The routes of the calendar. */
export function calendarRoutes(services: {
  calendarView: Pick<CalendarView, 'read'>;
  calendarFeed: Pick<CalendarFeed, 'createLink' | 'read'>;
}): Route[] {
  const { calendarView, calendarFeed } = services;
  return [
    defineRoute({
      method: 'get',
      path: '/calendar',
      operationId: 'getCalendar',
      summary: 'Reads what is planned within some time',
      tag: 'calendar',
      query: calendarQuerySchema,
      answer: {
        status: 200,
        description: 'Changes, freezes and maintenance windows',
        schema: calendarSchema,
      },
      handle: ({ query, access }) => calendarView.read(query, access),
    }),
    defineRoute({
      method: 'post',
      path: '/calendar/link',
      operationId: 'createCalendarLink',
      summary:
        "Makes the caller's address for calendar programs; an earlier one ends",
      tag: 'calendar',
      body: z.strictObject({}),
      answer: {
        status: 201,
        description: 'The address',
        schema: calendarLinkSchema,
      },
      audit: { eventId: 'calendar-link-create', severityLevel: 'medium' },
      handle: ({ access }) => calendarFeed.createLink(access),
    }),
    defineRoute({
      method: 'get',
      path: '/calendar.ics',
      operationId: 'getCalendarFeed',
      summary: 'Reads the calendar as calendar programs do, by its address',
      tag: 'calendar',
      unauthenticated: true,
      query: z.strictObject({
        token: z.string().min(1).max(2000).meta({
          description: 'From POST /calendar/link, which tells the address',
        }),
      }),
      answer: {
        status: 200,
        description: 'Changes that are not restricted, freezes and maintenance',
        contentType: 'text/calendar',
        schema: z.string().meta({ description: 'iCalendar (RFC 5545)' }),
      },
      handle: ({ query: { token } }) => calendarFeed.read(token),
    }),
  ];
}
