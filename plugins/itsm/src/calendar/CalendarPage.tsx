import { Button, ButtonLink, Skeleton, useBreakpoint } from '@backstage/ui';
import {
  RiCalendarLine,
  RiCalendarScheduleLine,
  RiRssLine,
} from '@remixicon/react';
import type {
  CalendarChange,
  ChangeWindow,
  TimeSpan,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { lazy, Suspense, useMemo, useState } from 'react';
import { EmptyNote, LoadFailure, StaleNotice } from '../components/outcome';
import { useRoute } from '../hooks/useRoute';
import { calendarRouteRef } from '../routes';
import { useTranslate } from '../hooks/useTranslate';
import { CalendarBar } from './CalendarBar';
import { CalendarFilterBar } from './CalendarFilterBar';
import styles from './CalendarPage.module.css';
import {
  rangeOf,
  referenceFilters,
  titleOf,
  toCalendarRequest,
} from './calendarQuery';
import { Legend } from './Legend';
import { CalendarList } from './list/CalendarList';
import { RescheduleDialog } from './RescheduleDialog';
import { SubscribeDialog } from './SubscribeDialog';
import { useCalendar } from './useCalendar';
import { useCalendarQuery } from './useCalendarQuery';
import { useLocale } from '../hooks/useLocale';
import { useMovableChanges } from './useMovableChanges';
import { WindowDetailsDialog } from './windows/WindowDetailsDialog';

// The calendar component is only loaded where a month or a week is shown.
const CalendarGrid = lazy(() =>
  import('./grid/CalendarGrid').then(({ CalendarGrid: loaded }) => ({
    default: loaded,
  })),
);

/* The browser's time zone, and how far it is from UTC at that time of the year. */
function zoneInWords(day: DateTime): string {
  const name = day.zoneName ?? '';
  return day.offset === 0 ? name : `${name} (${day.toFormat('ZZZZ')})`;
}

export interface CalendarPageProps {
  goTo: (href: string) => void;
}

/** What is planned, when, and what collides. */
export function CalendarPage(props: CalendarPageProps) {
  const t = useTranslate();
  const locale = useLocale();
  const [query, change] = useCalendarQuery();
  const isWide = useBreakpoint().up('md');
  const view = query.view ?? (isWide ? 'month' : 'list');
  const today = DateTime.local().toISODate()!;
  const date = query.date ?? today;
  const day = useMemo(() => DateTime.fromISO(date, { locale }), [date, locale]);
  const range = useMemo(() => rangeOf(view, day), [view, day]);
  const calendar = useCalendar(toCalendarRequest(range, query));
  const movable = useMovableChanges(calendar.value?.changes);
  const windowsHref = useRoute(calendarRouteRef)?.();
  const [window, setWindow] = useState<ChangeWindow>();
  const [subscribing, setSubscribing] = useState(false);
  const [move, setMove] = useState<{ change: CalendarChange; to: TimeSpan }>();

  const shown = calendar.value;
  const narrowed = [...referenceFilters, 'risk' as const].some(
    name => query[name],
  );
  const empty =
    shown && shown.changes.length === 0 && shown.windows.length === 0;
  const label = t('calendar.label', { title: titleOf(view, day) });

  return (
    <main className={styles.page}>
      <CalendarBar
        view={view}
        day={day}
        onView={next => change({ view: next })}
        onDay={next => change({ date: next?.toISODate() ?? undefined })}
      />
      <div className={styles.tools}>
        <CalendarFilterBar filters={query} onChange={change} />
        <div className={styles.actions}>
          {windowsHref && (
            <ButtonLink
              size="small"
              variant="tertiary"
              iconStart={<RiCalendarScheduleLine />}
              href={`${windowsHref}/windows`}
            >
              {t('calendar.windows.label')}
            </ButtonLink>
          )}
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiRssLine />}
            onPress={() => setSubscribing(true)}
          >
            {t('calendar.subscribe.label')}
          </Button>
        </div>
      </div>
      <StaleNotice resource={calendar} />
      <div role="status" className={styles.notice}>
        {shown?.truncated && t('calendar.truncated')}
      </div>
      {calendar.error && !shown && (
        <LoadFailure error={calendar.error} onRetry={calendar.retry} />
      )}
      {!shown && !calendar.error && <Skeleton width="100%" height="28rem" />}
      {shown && view === 'list' && !empty && (
        <CalendarList
          from={date}
          label={label}
          calendar={shown}
          onWindow={setWindow}
        />
      )}
      {shown && view !== 'list' && (
        <Suspense fallback={<Skeleton width="100%" height="28rem" />}>
          <CalendarGrid
            key={view}
            view={view}
            date={date}
            label={label}
            calendar={shown}
            movable={movable}
            goTo={props.goTo}
            onWindow={setWindow}
            onMove={(moved, to) => setMove({ change: moved, to })}
          />
        </Suspense>
      )}
      {empty && (
        <EmptyNote
          icon={<RiCalendarLine />}
          title={t(narrowed ? 'calendar.noMatch' : 'calendar.empty')}
          description={t(
            narrowed
              ? 'calendar.noMatchDescription'
              : 'calendar.emptyDescription',
          )}
          action={
            narrowed && (
              <Button
                size="small"
                variant="secondary"
                onPress={() =>
                  change({
                    owner: undefined,
                    system: undefined,
                    domain: undefined,
                    entityRef: undefined,
                    risk: undefined,
                  })
                }
              >
                {t('calendar.filter.clear')}
              </Button>
            )
          }
        />
      )}
      <div className={styles.foot}>
        <Legend />
        <span>{t('calendar.timesIn', { zone: zoneInWords(day) })}</span>
      </div>
      {movable.size > 0 && view !== 'list' && (
        <p className={styles.hint}>{t('calendar.dragHint')}</p>
      )}
      {window && (
        <WindowDetailsDialog
          window={window}
          onClose={() => setWindow(undefined)}
          onWritten={calendar.retry}
        />
      )}
      {move && (
        <RescheduleDialog
          {...move}
          onClose={() => setMove(undefined)}
          onWritten={calendar.retry}
        />
      )}
      {subscribing && <SubscribeDialog onClose={() => setSubscribing(false)} />}
    </main>
  );
}
