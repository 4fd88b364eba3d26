import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { useTranslate } from '../../hooks/useTranslate';
import { useLocale } from '../../hooks/useLocale';
import { placeInMonth, type Repeat, repeatOf } from './repeat';

/** Where a rule that is nobody's choice is spelled out. */
type Words = Exclude<Repeat, 'custom'>;

export interface TimesInWordsProps {
  window: Pick<ChangeWindow, 'start' | 'end' | 'rrule' | 'timeZone'>;
}

/** When a window is, by its own wall clock. */
export function TimesInWords(props: TimesInWordsProps) {
  const { start, end, rrule, timeZone } = props.window;
  const t = useTranslate();
  const locale = useLocale();
  // What the wall shows, whatever that is here.
  const [from, to] = [start, end].map(time =>
    DateTime.fromISO(time, { zone: 'utc', locale }),
  );
  const span = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  }).formatRange(from.toJSDate(), to.toJSDate());
  const { repeat, until } = repeatOf(rrule, start);
  const place = placeInMonth(from);
  const comesAgain =
    repeat === 'custom'
      ? rrule
      : t(`calendar.windows.repeat.${repeat as Words}`, {
          weekday: from.weekdayLong ?? '',
          date: String(from.day),
          place: t(`calendar.windows.place.${place as 1 | 2 | 3 | 4 | -1}`),
          yearly: from.toLocaleString({ day: 'numeric', month: 'long' }),
        });
  return (
    <>
      {`${span}, ${timeZone}`}
      {repeat !== 'once' && ` · ${comesAgain}`}
      {until &&
        ` · ${t('calendar.windows.untilDay', {
          day: DateTime.fromISO(until, { locale }).toLocaleString(
            DateTime.DATE_MED,
          ),
        })}`}
    </>
  );
}
