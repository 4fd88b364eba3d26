import type { ChangeWindow } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { EntityLink, RecordLink } from '../../components/references';
import { RiskTag, StateTag } from '../../components/tags';
import { useTranslate } from '../../hooks/useTranslate';
import { ConflictMark } from '../ConflictMark';
import { useLocale } from '../../hooks/useLocale';
import { natureOf } from '../windowNature';
import { WindowButton } from '../windows/WindowButton';
import { WindowMark } from '../WindowMark';
import styles from './CalendarList.module.css';
import type { AgendaEntry } from './toAgenda';

export interface AgendaRowProps {
  entry: AgendaEntry;
  /** The day under which it stands, `2026-01-31`. */
  day: string;
  onWindow: (window: ChangeWindow) => void;
}

/** When something is, as short as the day above it allows. */
function spanText(
  { start, end }: AgendaEntry,
  day: string,
  locale: string,
): string {
  const timeOf = (iso: string) => {
    const time = DateTime.fromISO(iso, { locale });
    return time.toLocaleString(
      time.toISODate() === day
        ? DateTime.TIME_SIMPLE
        : {
            day: 'numeric',
            month: 'short',
            hour: '2-digit',
            minute: '2-digit',
          },
    );
  };
  return `${timeOf(start)} – ${timeOf(end)}`;
}

/** One change or window of the list. */
export function AgendaRow(props: AgendaRowProps) {
  const { entry, day, onWindow } = props;
  const { change, window } = entry;
  const t = useTranslate();
  const locale = useLocale();
  const primary = change?.entities.find(({ role }) => role === 'primary');
  const others = (change?.entities.length ?? 0) - (primary ? 1 : 0);
  return (
    <li className={styles.entry}>
      <span className={styles.time}>{spanText(entry, day, locale)}</span>
      <span className={styles.mark}>
        {change ? (
          <RiskTag risk={change.risk} />
        ) : (
          <WindowMark nature={natureOf(window)} />
        )}
      </span>
      <span className={styles.what}>
        {change ? (
          <RecordLink
            type="change"
            number={change.number}
            className={styles.title}
          >
            {`${change.number} ${change.title}`}
          </RecordLink>
        ) : (
          <WindowButton window={window} onOpen={onWindow} />
        )}
        <span className={styles.more}>
          {primary && (
            <EntityLink
              entityRef={primary.entityRef}
              title={primary.snapshot.title ?? primary.snapshot.name}
            />
          )}
          {others > 0 && t('calendar.list.otherEntities', { count: others })}
        </span>
      </span>
      <span className={styles.state}>
        {change && <StateTag type="change" state={change.state} />}
        {change?.onHold && <span>{t('calendar.onHold')}</span>}
        {change && <ConflictMark count={change.conflicts} />}
      </span>
    </li>
  );
}
