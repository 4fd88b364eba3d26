import {
  appLanguageApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';
import { useEffect, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
  className?: string;
  /** `narrow` fits table cells: "3h ago". */
  width?: 'long' | 'narrow';
}

const MINUTE = 60_000;

const units = ['years', 'months', 'days', 'hours', 'minutes'] as const;

/** As short as the language has it; luxon spells units out in English. */
function narrowly(time: DateTime, locale: string | undefined): string {
  const format = new Intl.RelativeTimeFormat(locale, { style: 'narrow' });
  for (const unit of units) {
    const count = Math.trunc(time.diffNow(unit).as(unit));
    if (count !== 0) {
      return format.format(count, unit);
    }
  }
  return format.format(0, 'minutes');
}

/** How long ago, or how soon, with the exact time on hover. */
export function RelativeTime(props: RelativeTimeProps) {
  const { at, width = 'long' } = props;
  const t = useTranslate();
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  const [, setTick] = useState(0);

  // What was "1 minute ago" must not stay so on a page that is left open.
  useEffect(() => {
    const timer = setInterval(() => setTick(tick => tick + 1), MINUTE);
    return () => clearInterval(timer);
  }, []);

  const time = DateTime.fromISO(at, { locale: language });
  const text = () => {
    if (Math.abs(time.diffNow().as('minutes')) < 1) {
      return t('common.time.now');
    }
    return width === 'long' ? time.toRelative() : narrowly(time, language);
  };
  return (
    <time
      className={props.className}
      dateTime={at}
      title={time.toLocaleString(DateTime.DATETIME_FULL)}
    >
      {text()}
    </time>
  );
}
