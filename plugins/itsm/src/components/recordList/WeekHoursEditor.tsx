import { Checkbox, CheckboxGroup, Select } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useCallback, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { useWeekWords } from '../../hooks/useWeekWords';
import { TimeZoneField } from '../timeZoneField';
import type { RecordQuery } from './recordQuery';

export interface WeekHoursEditorProps {
  query: RecordQuery;
  onChange: (change: Partial<RecordQuery>) => void;
}

/** Asks for weekdays and hours, and by whose clocks they are. */
export function WeekHoursEditor(props: WeekHoursEditorProps) {
  const { query, onChange } = props;
  const { values } = query;
  const t = useTranslate();
  const { days, hours } = useWeekWords();
  // The address has it from the first day or hour on; it may be chosen before.
  const [zone, setZone] = useState(
    values.timezone?.[0] ?? DateTime.local().zoneName ?? 'UTC',
  );
  const set = useCallback(
    (change: RecordQuery['values']) => {
      const next: RecordQuery['values'] = {
        ...values,
        timezone: [zone],
        ...change,
      };
      const asked = next.openedWeekday?.length || next.openedHour?.length;
      onChange({
        values: {
          ...next,
          openedWeekday: next.openedWeekday?.length
            ? next.openedWeekday
            : undefined,
          openedHour: next.openedHour?.length ? next.openedHour : undefined,
          timezone: asked ? next.timezone : undefined,
        },
      });
    },
    [values, zone, onChange],
  );
  const onZone = useCallback(
    ({ timeZone }: { timeZone: string }) => {
      setZone(timeZone);
      set({ timezone: [timeZone] });
    },
    [set],
  );
  return (
    <>
      <CheckboxGroup
        label={t('records.filter.weekHours.weekdays')}
        value={[...(values.openedWeekday ?? [])]}
        onChange={openedWeekday => set({ openedWeekday })}
      >
        {days.map((day, at) => (
          <Checkbox key={day} value={String(at + 1)}>
            {day}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Select
        label={t('records.filter.weekHours.hoursLabel')}
        size="small"
        selectionMode="multiple"
        options={hours.map((label, at) => ({ id: String(at), label }))}
        value={[...(values.openedHour ?? [])]}
        onChange={chosen => set({ openedHour: chosen.map(String) })}
      />
      <TimeZoneField value={zone} onChange={onZone} />
    </>
  );
}
