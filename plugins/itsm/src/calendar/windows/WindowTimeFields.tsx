import { Select, TextField } from '@backstage/ui';
import { DateTime } from 'luxon';
import { DateTimeField } from '../../components/reportIncident/DateTimeField';
import { DayField } from '../../components/dayField';
import { useTranslate } from '../../hooks/useTranslate';
import { useLocale } from '../../hooks/useLocale';
import { NextTimes } from './NextTimes';
import { placeInMonth, type Repeat, repeats } from './repeat';
import { TimeZoneField } from '../../components/timeZoneField';
import { toCreateRequest } from './WindowDraft';
import type { WindowFieldsProps } from './WindowEffectFields';
import styles from './WindowFormDialog.module.css';

/** When the window is, in which zone, and how it comes again. */
export function WindowTimeFields(props: WindowFieldsProps) {
  const { draft, change, issues } = props;
  const t = useTranslate();
  const locale = useLocale();
  const first = DateTime.fromISO(draft.start, { zone: 'utc', locale });
  const place = placeInMonth(first) as 1 | 2 | 3 | 4 | -1;
  const labelOf = (repeat: Repeat) =>
    t(`calendar.windows.repeat.${repeat}`, {
      weekday: first.weekdayLong ?? '',
      date: String(first.day),
      place: first.isValid ? t(`calendar.windows.place.${place}`) : '',
      yearly: first.toLocaleString({ day: 'numeric', month: 'long' }),
    });
  const comesAgain = draft.repeat !== 'once';
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{t('calendar.windows.when')}</legend>
      <div className={styles.pair}>
        <DateTimeField
          label={t('calendar.windows.start')}
          value={draft.start}
          onChange={start => change({ start })}
          issue={issues.start}
        />
        <DateTimeField
          label={t('calendar.windows.end')}
          value={draft.end}
          onChange={end => change({ end })}
          issue={issues.end}
        />
      </div>
      <div className={styles.pair}>
        <TimeZoneField
          value={draft.timeZone}
          onChange={change}
          issue={issues.timeZone}
        />
        <Select
          label={t('calendar.windows.repeatLabel')}
          options={repeats.map(repeat => ({
            id: repeat,
            label: labelOf(repeat),
          }))}
          value={draft.repeat}
          onChange={value => {
            const repeat = repeats.find(each => each === value) ?? 'once';
            const { rrule } = toCreateRequest(draft);
            change({
              repeat,
              // One's own rule starts from what was chosen before.
              rrule: repeat === 'custom' ? rrule ?? 'FREQ=WEEKLY' : draft.rrule,
            });
          }}
        />
      </div>
      {draft.repeat === 'custom' && (
        <TextField
          label={t('calendar.windows.rule')}
          description={t('calendar.windows.ruleDescription')}
          value={draft.rrule}
          onChange={rrule => change({ rrule })}
          validationBehavior="aria"
          validate={() => issues.rrule}
        />
      )}
      {comesAgain && draft.repeat !== 'custom' && (
        <DayField
          label={t('calendar.windows.until')}
          value={draft.until}
          onChange={until => change({ until })}
          issue={issues.rrule}
        />
      )}
      {comesAgain && <NextTimes window={toCreateRequest(draft)} />}
    </fieldset>
  );
}
