import FullCalendar, {
  type CalendarRef,
  type EventClickInfo,
} from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import classicTheme from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import type {
  Calendar,
  CalendarChange,
  ChangeWindow,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { useEffect, useMemo, useRef } from 'react';
import { useRecordHref } from '../../components/references';
import { useTranslate } from '../../hooks/useTranslate';
import { firstDayOfWeek } from '../calendarQuery';
import { useLocale } from '../../hooks/useLocale';
import styles from './CalendarGrid.module.css';
import { EventLabel } from './EventLabel';
import { type Shown, toEvents } from './toEvents';

const plugins = [
  classicTheme,
  dayGridPlugin,
  timeGridPlugin,
  interactionPlugin,
];

/** So many stand in a day of the month; more are behind a link. */
const MOST_IN_A_DAY = 4;

export interface CalendarGridProps {
  view: 'month' | 'week';
  /** A day within what is shown, `2026-01-31`. */
  date: string;
  /** Names the calendar for those who can't see what is around it. */
  label: string;
  calendar: Calendar;
  /** Numbers of the changes that may be dragged. */
  movable: ReadonlySet<string>;
  goTo: (href: string) => void;
  onWindow: (window: ChangeWindow) => void;
  /** Called when a change was dropped; it isn't moved by that yet. */
  onMove: (change: CalendarChange, to: TimeSpan) => void;
}

/** The month or the week, with what is planned in it. */
export function CalendarGrid(props: CalendarGridProps) {
  const { view, date, calendar, movable } = props;
  const t = useTranslate();
  const locale = useLocale();
  const hrefOf = useRecordHref();
  const component = useRef<CalendarRef>(null);

  useEffect(() => {
    component.current
      ?.getApi()
      .changeView(view === 'month' ? 'dayGridMonth' : 'timeGridWeek', date);
  }, [view, date]);

  const events = useMemo(
    () =>
      toEvents(calendar, {
        view,
        movable,
        hrefOf: number => hrefOf('change', number),
        labelOf: ({ name }) => name,
      }),
    // `hrefOf` is another function each time, and always leads to the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
    [calendar, view, movable],
  );

  const open = ({ event, jsEvent }: EventClickInfo) => {
    const shown = event.extendedProps as Shown;
    if (shown.what === 'window') {
      props.onWindow(shown.window);
      return;
    }
    if (event.url && !jsEvent.ctrlKey && !jsEvent.metaKey) {
      jsEvent.preventDefault();
      props.goTo(event.url);
    }
  };
  const drop = (info: {
    event: EventClickInfo['event'];
    revert: () => void;
  }) => {
    const { start, end, allDay, extendedProps } = info.event;
    const shown = extendedProps as Shown;
    // It moves when the backend has moved it.
    info.revert();
    if (shown.what === 'change' && start && end && !allDay) {
      props.onMove(shown.change, {
        start: start.toISOString(),
        end: end.toISOString(),
      });
    }
  };

  return (
    <div
      className={`${styles.grid} ${styles.colors}`}
      role="group"
      aria-label={props.label}
    >
      <FullCalendar
        ref={component}
        plugins={plugins}
        initialView={view === 'month' ? 'dayGridMonth' : 'timeGridWeek'}
        initialDate={date}
        headerToolbar={false}
        locale={locale}
        firstDay={firstDayOfWeek(locale)}
        height={view === 'month' ? 'auto' : undefined}
        contentHeight={view === 'month' ? undefined : '42rem'}
        fixedWeekCount={false}
        dayMaxEvents={MOST_IN_A_DAY}
        nowIndicator
        slotEventOverlap={false}
        scrollTime="06:00:00"
        allDayText={t('calendar.grid.allDay')}
        moreLinkText={count =>
          t('calendar.grid.more', { number: String(count) })
        }
        moreLinkHint={count =>
          t('calendar.grid.moreHint', { number: String(count) })
        }
        moreLinkClass={styles.more}
        // It is drawn elsewhere in the page.
        popoverClass={styles.colors}
        closeHint={t('common.action.close')}
        eventTimeFormat={{ hour: '2-digit', minute: '2-digit' }}
        eventOrder="-allDay,start,title"
        displayEventEnd={false}
        events={events}
        eventClass={({ event }) => styles[(event.extendedProps as Shown).color]}
        eventContent={info =>
          info.event.display === 'background' ? (
            true
          ) : (
            <EventLabel info={info} />
          )
        }
        eventClick={open}
        eventDrop={drop}
        eventResize={drop}
      />
    </div>
  );
}
