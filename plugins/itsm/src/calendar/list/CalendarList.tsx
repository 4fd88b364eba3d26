import type { Calendar, ChangeWindow } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { useLocale } from '../../hooks/useLocale';
import { AgendaRow } from './AgendaRow';
import styles from './CalendarList.module.css';
import { toAgenda } from './toAgenda';

export interface CalendarListProps {
  /** The first day, `2026-01-31`. */
  from: string;
  label: string;
  calendar: Calendar;
  onWindow: (window: ChangeWindow) => void;
}

/** What is planned, one under the other, day by day. */
export function CalendarList(props: CalendarListProps) {
  const { from, calendar } = props;
  const t = useTranslate();
  const locale = useLocale();
  const days = useMemo(() => toAgenda(calendar, from), [calendar, from]);
  const today = DateTime.local().toISODate();
  return (
    <section aria-label={props.label} className={styles.list}>
      {days.map(({ day, entries }) => (
        <section key={day} aria-labelledby={`agenda-${day}`}>
          <h3 id={`agenda-${day}`} className={styles.day}>
            {DateTime.fromISO(day, { locale }).toLocaleString({
              weekday: 'long',
              day: 'numeric',
              month: 'long',
              year: 'numeric',
            })}
            {day === today && (
              <span className={styles.today}>{t('calendar.today')}</span>
            )}
          </h3>
          <ul className={styles.entries}>
            {entries.map(entry => (
              <AgendaRow
                key={entry.id}
                entry={entry}
                day={day}
                onWindow={props.onWindow}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
