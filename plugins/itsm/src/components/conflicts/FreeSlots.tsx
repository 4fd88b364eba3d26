import { RiCalendarCheckLine } from '@remixicon/react';
import type { TimeSpan } from 'backstage-plugin-itsm-common';
import { useTimeSpan } from '../../hooks/useTimeSpan';
import { useTranslate } from '../../hooks/useTranslate';
import { TextButton } from '../textButton';
import styles from './FreeSlots.module.css';

export interface FreeSlotsProps {
  slots: readonly TimeSpan[];
  onPick: (slot: TimeSpan) => void;
}

/** The next times at which nothing collides, to plan it for by a press. */
export function FreeSlots(props: FreeSlotsProps) {
  const { slots, onPick } = props;
  const t = useTranslate();
  const span = useTimeSpan();
  return (
    <div>
      <p className={styles.title}>
        <RiCalendarCheckLine aria-hidden />
        {slots.length > 0 ? t('changes.when.slots') : t('changes.when.noSlots')}
      </p>
      {slots.length > 0 && (
        <ul className={styles.slots} aria-label={t('changes.when.slots')}>
          {slots.map(slot => (
            <li key={slot.start}>
              <TextButton onPress={() => onPick(slot)}>
                {span(slot.start, slot.end)}
              </TextButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
