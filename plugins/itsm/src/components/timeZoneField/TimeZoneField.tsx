import { Select } from '@backstage/ui';
import { memo, useMemo } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

export interface TimeZoneFieldProps {
  value: string;
  /** The same each time, or hundreds of choices are drawn at each keystroke. */
  onChange: (change: { timeZone: string }) => void;
  issue?: string;
}

/** Asks for a time zone by its name in the IANA database. */
export const TimeZoneField = memo(function TimeZoneFieldBase(
  props: TimeZoneFieldProps,
) {
  const { value, onChange, issue } = props;
  const t = useTranslate();
  const options = useMemo(
    () =>
      [...new Set([value, ...zones])].map(zone => ({ id: zone, label: zone })),
    [value],
  );
  return (
    <Select
      label={t('calendar.timeZone')}
      search={{ placeholder: t('calendar.windows.searchZone') }}
      options={options}
      value={value}
      onChange={zone => onChange({ timeZone: String(zone) })}
      validationBehavior="aria"
      validate={() => issue}
    />
  );
});
