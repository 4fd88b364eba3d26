import type {
  CalendarChange,
  ChangeWindow,
} from 'backstage-plugin-itsm-common';
import { primary } from './incidents';

/** A change of the calendar with all it needs. */
export function calendarChange(
  changes: Partial<CalendarChange> = {},
): CalendarChange {
  const number = changes.number ?? 'CHG-1';
  return {
    id: `id-${number}`,
    number,
    type: 'change',
    title: 'Roll out the new ledger',
    state: 'scheduled',
    priority: 3,
    openedAt: '2026-11-20T10:00:00.000Z',
    version: 4,
    model: 'normal',
    plannedStart: '2026-12-08T10:00:00.000Z',
    plannedEnd: '2026-12-08T12:00:00.000Z',
    risk: 'high',
    onHold: false,
    conflicts: 0,
    entities: [primary('ledger')],
    ...changes,
  };
}

/** A freeze with all it needs. */
export function freezeWindow(
  changes: Partial<ChangeWindow> = {},
): ChangeWindow {
  return {
    id: 'window-1',
    name: 'Year-end freeze',
    description: '',
    kind: 'freeze',
    effect: 'hard',
    scope: [{ systems: ['system:default/payments'] }],
    except: [],
    timeZone: 'Europe/Berlin',
    start: '2026-12-08T00:00:00',
    end: '2026-12-10T00:00:00',
    readOnly: false,
    createdBy: 'user:default/change-manager',
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedBy: 'user:default/change-manager',
    updatedAt: '2026-11-20T10:00:00.000Z',
    version: 1,
    ...changes,
  };
}

/** A maintenance window of the configuration, each Sunday. */
export function maintenanceWindow(): ChangeWindow {
  return freezeWindow({
    id: 'config-1',
    name: 'Sunday maintenance',
    kind: 'maintenance',
    effect: undefined,
    scope: 'everything',
    start: '2026-01-04T02:00:00',
    end: '2026-01-04T04:00:00',
    rrule: 'FREQ=WEEKLY;BYDAY=SU',
    readOnly: true,
  });
}
