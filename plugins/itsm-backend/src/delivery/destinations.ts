import { NotificationService } from '@backstage/plugin-notifications-node';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  ItsmEvent,
  itsmEventsTopic,
  ItsmSignal,
  itsmSignalsChannel,
} from 'backstage-plugin-itsm-common';
import { Delivery, Destination } from './Destination';
import { noticesFor } from './noticesFor';

function toEvent({ record, entry }: Delivery): ItsmEvent {
  const { type, id, number } = record;
  return { type, id, number, sequence: entry.sequence, kind: entry.kind };
}

function toSignal(delivery: Delivery): ItsmSignal {
  const { type, visibility } = delivery.record;
  return visibility === 'open' ? toEvent(delivery) : { type };
}

/** The portal's events, for other plugins. */
export function eventsDestination(events: EventsService): Destination {
  return {
    name: 'events',
    async deliver(delivery) {
      const eventPayload = toEvent(delivery);
      await events.publish({ topic: itsmEventsTopic, eventPayload });
    },
  };
}

/** Live signals, by which open pages look again. */
export function signalsDestination(signals: SignalsService): Destination {
  return {
    name: 'signals',
    async deliver(delivery) {
      await signals.publish({
        recipients: { type: 'broadcast' },
        channel: itsmSignalsChannel,
        message: toSignal(delivery),
      });
    },
  };
}

/** Notifications to those whom a write concerns. */
export function notificationsDestination(
  notifications: NotificationService,
): Destination {
  return {
    name: 'notifications',
    async deliver({ record, entry }) {
      for (const { recipients, payload } of noticesFor(record, entry)) {
        const { actor } = entry;
        try {
          await notifications.send({
            recipients: {
              type: 'entity',
              entityRef: recipients,
              excludeEntityRef: actor,
            },
            payload,
          });
        } catch (error) {
          // The service says it in words only: this portal has no notifications.
          if (!String(error).includes('status 404')) {
            throw error;
          }
        }
      }
    },
  };
}
