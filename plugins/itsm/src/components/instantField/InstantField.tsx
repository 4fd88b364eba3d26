import { DateTime } from 'luxon';
import { useState } from 'react';
import { DateTimeField } from '../reportIncident/DateTimeField';

const LOCAL = "yyyy-MM-dd'T'HH:mm";

export interface InstantFieldProps {
  label: string;
  description?: string;
  /** In UTC, as the API has it. */
  value?: string;
  onChange: (value: string | undefined) => void;
  /** What is wrong with it. */
  issue?: string;
}

function toLocal(instant: string | undefined): string {
  return instant ? DateTime.fromISO(instant).toFormat(LOCAL) : '';
}

/** A point in time, entered in the reader's time zone. */
export function InstantField(props: InstantFieldProps) {
  const { value, onChange, ...rest } = props;
  // While it is typed it may be no time yet; what is typed must stay.
  const [typed, setTyped] = useState({ local: toLocal(value), value });
  return (
    <DateTimeField
      {...rest}
      value={typed.value === value ? typed.local : toLocal(value)}
      onChange={local => {
        const time = DateTime.fromISO(local);
        const next =
          local && time.isValid ? time.toUTC().toISO() ?? undefined : undefined;
        setTyped({ local, value: next });
        onChange(next);
      }}
    />
  );
}
