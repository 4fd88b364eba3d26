import { SignalsService } from '@backstage/plugin-signals-node';
import { ItsmSignal, itsmSignalsChannel } from 'backstage-plugin-itsm-common';
import { ChangedConflicts } from '../schedule/conflictRows';

/* Of more, pages are told to look at all changes again. */
const MOST_BY_NAME = 20;

/** Tells open pages of changes that collide otherwise than before. */
export function announceConflicts(signals: SignalsService) {
  return async (changes: readonly ChangedConflicts[]): Promise<void> => {
    const open = changes.filter(({ visibility }) => visibility === 'open');
    const messages: ItsmSignal[] =
      open.length === changes.length && changes.length <= MOST_BY_NAME
        ? changes.map(({ id, number }) => ({ type: 'change', id, number }))
        : [{ type: 'change' }];
    for (const message of messages) {
      await signals.publish({
        recipients: { type: 'broadcast' },
        channel: itsmSignalsChannel,
        message,
      });
    }
  };
}
