import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { CalendarChange, TimeSpan } from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { isConflict, messageOf } from '../api/failures';
import { useAction } from '../hooks/useAction';
import { useRecordsApi } from '../hooks/useRecordsApi';
import { useToast } from '../hooks/useToast';
import { useTranslate } from '../hooks/useTranslate';
import { ConflictForecast } from './ConflictForecast';
import styles from './RescheduleDialog.module.css';
import { useLocale } from '../hooks/useLocale';

export interface RescheduleDialogProps {
  change: CalendarChange;
  to: TimeSpan;
  onClose: () => void;
  /** Called when the calendar is to be read again. */
  onWritten: () => void;
}

/** Asks whether a change is really to be at the time it was dragged to. */
export function RescheduleDialog(props: RescheduleDialogProps) {
  const { change, to, onClose, onWritten } = props;
  const t = useTranslate();
  const locale = useLocale();
  const api = useRecordsApi('change');
  const toast = useToast();
  const move = useAction(async () => {
    try {
      await api.update(change.number, {
        version: change.version,
        plannedStart: to.start,
        plannedEnd: to.end,
      });
    } catch (error) {
      if (isConflict(error)) {
        onWritten();
      }
      throw error;
    }
    toast({
      title: t('calendar.move.done', { number: change.number }),
      status: 'success',
    });
    onWritten();
    onClose();
  });

  const inWords = (span: TimeSpan) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).formatRange(new Date(span.start), new Date(span.end));

  return (
    <Dialog isOpen onOpenChange={onClose} width={520}>
      <DialogHeader>
        {t('calendar.move.title', { number: change.number })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <p className={styles.change}>{change.title}</p>
          <dl className={styles.times}>
            <dt>{t('calendar.move.from')}</dt>
            <dd>
              {inWords({
                start: change.plannedStart,
                end: change.plannedEnd,
              })}
            </dd>
            <dt>{t('calendar.move.to')}</dt>
            <dd>
              <strong>{inWords(to)}</strong>
            </dd>
            <dt>{t('calendar.timeZone')}</dt>
            <dd>{DateTime.local().zoneName}</dd>
          </dl>
          <ConflictForecast change={change} at={to} />
          {change.state !== 'new' && (
            <Alert
              status="warning"
              icon
              title={t('calendar.move.voids')}
              description={t('calendar.move.voidsDescription')}
            />
          )}
          <div role="alert">
            {move.error && (
              <Alert
                status="danger"
                icon
                title={t('common.failure.title')}
                description={
                  isConflict(move.error)
                    ? t('calendar.move.overtaken')
                    : messageOf(move.error)
                }
              />
            )}
          </div>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('calendar.move.keep')}
        </Button>
        <Button
          variant="primary"
          isPending={move.pending}
          isDisabled={isConflict(move.error)}
          onPress={() => move.run()}
        >
          {t('calendar.move.confirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
