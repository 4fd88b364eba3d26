import { Button, ButtonIcon } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import { SegmentedChoice } from '../components/segmentedChoice';
import { useTranslate } from '../hooks/useTranslate';
import styles from './CalendarBar.module.css';
import {
  type CalendarView,
  calendarViews,
  stepOf,
  titleOf,
} from './calendarQuery';

export interface CalendarBarProps {
  view: CalendarView;
  day: DateTime;
  onView: (view: CalendarView) => void;
  /** Nothing is today. */
  onDay: (day: DateTime | undefined) => void;
}

/** Which days are shown, how, and the way to others. */
export function CalendarBar(props: CalendarBarProps) {
  const { view, day, onView, onDay } = props;
  const t = useTranslate();
  return (
    <div className={styles.bar}>
      <div className={styles.days}>
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiArrowLeftSLine />}
          aria-label={t(`calendar.previous.${view}`)}
          onPress={() => onDay(stepOf(view, day, -1))}
        />
        <Button
          size="small"
          variant="secondary"
          onPress={() => onDay(undefined)}
        >
          {t('calendar.today')}
        </Button>
        <ButtonIcon
          size="small"
          variant="secondary"
          icon={<RiArrowRightSLine />}
          aria-label={t(`calendar.next.${view}`)}
          onPress={() => onDay(stepOf(view, day, 1))}
        />
        <h2 className={styles.title} aria-live="polite">
          {titleOf(view, day)}
        </h2>
      </div>
      <SegmentedChoice
        aria-label={t('calendar.viewLabel')}
        options={calendarViews.map(id => ({
          id,
          label: t(`calendar.view.${id}`),
        }))}
        value={view}
        onChange={onView}
      />
    </div>
  );
}
