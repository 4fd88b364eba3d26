import { useApi } from '@backstage/frontend-plugin-api';
import type { TimeSpan } from 'backstage-plugin-itsm-common';
import { useState } from 'react';
import { itsmApiRef } from '../../api/itsmApiRef';
import { FreeSlots } from '../../components/conflicts';
import { InstantField } from '../../components/instantField';
import { FormEditor } from '../../components/rail';
import { useLoadedRecord } from '../../components/recordPage';
import { useDebounced } from '../../hooks/useDebounced';
import { useResource } from '../../hooks/useResource';
import { useTranslate } from '../../hooks/useTranslate';
import styles from './PlannedTimeEditor.module.css';

const SOONEST_MINUTES = 60;
const TYPING_MILLISECONDS = 400;

function minutesOf(start: string | undefined, end: string | undefined) {
  const minutes =
    start && end
      ? Math.round((Date.parse(end) - Date.parse(start)) / 60_000)
      : 0;
  return minutes > 0 ? minutes : SOONEST_MINUTES;
}

function Slots(props: {
  start?: string;
  end?: string;
  onPick: (slot: TimeSpan) => void;
}) {
  const { number } = useLoadedRecord('change');
  const itsm = useApi(itsmApiRef);
  const lengthMinutes = useDebounced(
    minutesOf(props.start, props.end),
    TYPING_MILLISECONDS,
  );
  const start = useDebounced(props.start, TYPING_MILLISECONDS);
  // Near to when it is wanted, unless that is over.
  const from = start && Date.parse(start) > Date.now() ? start : undefined;
  const { value } = useResource(
    signal => itsm.calendar.slots(number, { lengthMinutes, from }, { signal }),
    [itsm, number, lengthMinutes, from],
  );
  return value ? <FreeSlots slots={value} onPick={props.onPick} /> : null;
}

/** Plans when it is to be, by hand or by one of the next free times. */
export function PlannedTimeEditor() {
  const { record, update } = useLoadedRecord('change');
  const t = useTranslate();
  const [start, setStart] = useState<string>();
  const [end, setEnd] = useState<string>();
  const submitted = record.state !== 'new';
  return (
    <FormEditor
      label={t('changes.when.edit')}
      onOpen={() => {
        setStart(record.plannedStart);
        setEnd(record.plannedEnd);
      }}
      isDisabled={!start || !end}
      onSave={() => update({ plannedStart: start, plannedEnd: end })}
    >
      <InstantField
        label={t('common.field.plannedStart')}
        value={start}
        onChange={setStart}
      />
      <InstantField
        label={t('common.field.plannedEnd')}
        value={end}
        onChange={setEnd}
      />
      <Slots
        start={start}
        end={end}
        onPick={slot => {
          setStart(slot.start);
          setEnd(slot.end);
        }}
      />
      {submitted && <p className={styles.voids}>{t('changes.when.voids')}</p>}
    </FormEditor>
  );
}
