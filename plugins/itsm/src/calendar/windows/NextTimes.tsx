import type { CreateWindowRequest } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { useDebounced } from '../../hooks/useDebounced';
import { useTranslate } from '../../hooks/useTranslate';
import { useLocale } from '../../hooks/useLocale';
import styles from './NextTimes.module.css';
import { upcomingTimes } from './upcomingTimes';

const TYPING_MILLISECONDS = 200;

/** When a window will be next, in its own time zone. */
export function NextTimes(props: { window: CreateWindowRequest }) {
  const t = useTranslate();
  const locale = useLocale();
  const { timeZone, start, end, rrule, kind, effect } = props.window;
  const asked = useDebounced(
    JSON.stringify({ timeZone, start, end, rrule, kind, effect }),
    TYPING_MILLISECONDS,
  );
  const times = useMemo(
    () => upcomingTimes(JSON.parse(asked), DateTime.now()),
    [asked],
  );
  if (!times) {
    return null;
  }
  const zone = JSON.parse(asked).timeZone as string;
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  });
  return (
    <div role="status" className={styles.times}>
      <span className={styles.label}>
        {t(
          times.length > 0
            ? 'calendar.windows.next'
            : 'calendar.windows.noneAhead',
          { zone },
        )}
      </span>
      {times.length > 0 && (
        <ol className={styles.list}>
          {times.map(span => (
            <li key={span.start}>
              {format.formatRange(new Date(span.start), new Date(span.end))}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
