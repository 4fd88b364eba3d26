import type { EventInput } from '@fullcalendar/react';
import type {
  Calendar,
  CalendarChange,
  ChangeWindow,
  RiskLevel,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { natureOf, type WindowNature } from '../windowNature';

/** By what an event is coloured: a risk, or what a window means. */
type EventColor = RiskLevel | 'unknown' | WindowNature;

/** What an event of the calendar component stands for. */
export type Shown =
  | { what: 'change'; change: CalendarChange; color: EventColor }
  | {
      what: 'window';
      window: ChangeWindow;
      color: EventColor;
      occurrence: TimeSpan;
    };

export interface ToEventsOptions {
  view: 'month' | 'week';
  /** Numbers of the changes that may be dragged. */
  movable: ReadonlySet<string>;
  hrefOf: (number: string) => string | undefined;
  /** What stands beside the name of a window. */
  labelOf: (window: ChangeWindow) => string;
}

/* As those of the tags in the legend. */
const paints: Record<EventColor, { color: string; contrastColor: string }> = {
  high: {
    color: 'var(--bui-negative-bg-subdued)',
    contrastColor: 'var(--bui-negative-fg-subdued)',
  },
  moderate: {
    color: 'var(--bui-warning-bg-subdued)',
    contrastColor: 'var(--bui-warning-fg-subdued)',
  },
  low: {
    color: 'var(--bui-positive-bg-subdued)',
    contrastColor: 'var(--bui-positive-fg-subdued)',
  },
  unknown: {
    color: 'var(--bui-bg-neutral-2)',
    contrastColor: 'var(--bui-fg-primary)',
  },
  hard: {
    color: 'var(--bui-announcement-bg-subdued)',
    contrastColor: 'var(--bui-announcement-fg-subdued)',
  },
  soft: {
    color: 'var(--bui-bg-neutral-1)',
    contrastColor: 'var(--bui-announcement-fg-subdued)',
  },
  maintenance: {
    color: 'var(--bui-bg-neutral-2)',
    contrastColor: 'var(--bui-fg-primary)',
  },
};

/** The days that a span touches; the end isn't in it any more. */
export function daysOf(span: TimeSpan): { start: string; end: string } {
  const last = DateTime.fromISO(span.end).minus({ milliseconds: 1 });
  return {
    start: DateTime.fromISO(span.start).toISODate()!,
    end: last.plus({ days: 1 }).toISODate()!,
  };
}

function toChangeEvent(
  change: CalendarChange,
  options: ToEventsOptions,
): EventInput {
  const movable = options.movable.has(change.number);
  const shown: Shown = {
    what: 'change',
    change,
    color: change.risk ?? 'unknown',
  };
  return {
    id: change.number,
    title: `${change.number} ${change.title}`,
    start: change.plannedStart,
    end: change.plannedEnd,
    url: options.hrefOf(change.number),
    display: 'block',
    interactive: true,
    startEditable: movable,
    durationEditable: movable,
    ...paints[shown.color],
    extendedProps: shown,
  };
}

/*
 * A window is a bar in the row of whole days, which can be read, reached by the
 * keyboard and opened; and behind the hours it is on, or in the month behind
 * the days of a freeze, a band.
 */
function toWindowEvents(
  window: ChangeWindow,
  occurrence: TimeSpan,
  options: ToEventsOptions,
): EventInput[] {
  const nature = natureOf(window);
  const id = `${window.id} ${occurrence.start}`;
  const title = options.labelOf(window);
  const shown: Shown = { what: 'window', window, color: nature, occurrence };
  const bar: EventInput = {
    id,
    title,
    ...daysOf(occurrence),
    allDay: true,
    display: 'block',
    interactive: true,
    editable: false,
    ...paints[nature],
    extendedProps: shown,
  };
  const band: EventInput = {
    id: `${id} band`,
    title,
    display: 'background',
    ...paints[nature],
    extendedProps: shown,
  };
  if (options.view === 'week') {
    return [bar, { ...band, ...occurrence }];
  }
  return nature === 'maintenance'
    ? [bar]
    : [bar, { ...band, ...daysOf(occurrence), allDay: true, title: '' }];
}

/** What is planned, as the calendar component wants it. */
export function toEvents(
  calendar: Calendar,
  options: ToEventsOptions,
): EventInput[] {
  return [
    ...calendar.windows.flatMap(({ window, occurrences }) =>
      occurrences.flatMap(occurrence =>
        toWindowEvents(window, occurrence, options),
      ),
    ),
    ...calendar.changes.map(change => toChangeEvent(change, options)),
  ];
}
