import type { EventDisplayInfo } from '@fullcalendar/react';
import { VisuallyHidden } from '@backstage/ui';
import { RiPauseCircleLine } from '@remixicon/react';
import { RiskIcon } from '../../components/tags';
import { useTranslate } from '../../hooks/useTranslate';
import { ConflictMark } from '../ConflictMark';
import { WindowIcon } from '../WindowIcon';
import { natureOf } from '../windowNature';
import styles from './EventLabel.module.css';
import type { Shown } from './toEvents';

/** What is written on an event of the calendar. */
export function EventLabel(props: { info: EventDisplayInfo }) {
  const { event, timeText, view } = props.info;
  const t = useTranslate();
  const shown = event.extendedProps as Shown;

  if (shown.what === 'window') {
    const nature = natureOf(shown.window);
    return (
      <span
        className={styles.label}
        title={`${event.title} · ${t(`calendar.nature.${nature}`)}`}
      >
        <WindowIcon nature={nature} />
        <VisuallyHidden>{t(`calendar.nature.${nature}`)}</VisuallyHidden>
        <span className={`${styles.title} ${styles.number}`}>
          {event.title}
        </span>
      </span>
    );
  }
  const { change } = shown;
  const risk = t(`changes.riskLevel.${change.risk ?? 'unknown'}`);
  return (
    <span
      className={`${styles.label} ${
        view.type === 'timeGridWeek' ? styles.tall : ''
      }`}
      title={[timeText, event.title, risk].filter(Boolean).join(' · ')}
    >
      <RiskIcon risk={change.risk} />
      <VisuallyHidden>{risk}</VisuallyHidden>
      {change.onHold && (
        <>
          <RiPauseCircleLine aria-hidden />
          <VisuallyHidden>{t('calendar.onHold')}</VisuallyHidden>
        </>
      )}
      <span className={styles.time}>{timeText}</span>
      <span className={styles.title}>
        <span className={styles.number}>{change.number}</span> {change.title}
      </span>
      <ConflictMark count={change.conflicts} short />
    </span>
  );
}
