import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CreateWindow, CustomRelations } from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { Catalog } from '../catalog/Catalog';
import { CalendarFeed } from './CalendarFeed';
import { CalendarView } from './CalendarView';
import { ChangeSchedule } from './ChangeSchedule';
import { ChangedConflicts } from './conflictRows';
import { Conflicts } from './Conflicts';
import { ConflictUpdates } from './ConflictUpdates';
import { EntityKnowledge } from './EntityKnowledge';
import { Freezes } from './Freezes';
import { SigningKeys } from './SigningKeys';
import { Windows } from './Windows';

interface ScheduleOptions {
  knex: Knex;
  catalog: Catalog;
  clock: () => Date;
  logger: LoggerService;
  config: {
    changes: { windows: readonly CreateWindow[] };
    catalog: { cacheTtl: Duration; relations: CustomRelations };
  };
  /** The product's own credentials. */
  credentials(): Promise<BackstageCredentials>;
  /** Called with the changes that collide otherwise than before. */
  conflictsChanged(changes: readonly ChangedConflicts[]): Promise<void>;
  /** Where people reach the API. */
  apiUrl(): Promise<string>;
  /** Where people reach the portal. */
  appUrl: string;
}

/** All that has to do with when changes are. */
export function createSchedule(options: ScheduleOptions) {
  const { knex, clock, config, conflictsChanged } = options;
  // Windows are looked at for conflicts, and say when to look again.
  const later: { wake?(): void } = {};
  const windows = Windows.create({
    knex,
    clock,
    configured: config.changes.windows,
    committed: () => later.wake?.(),
  });
  const knowledge = EntityKnowledge.create({ ...options, ...config.catalog });
  const conflicts = Conflicts.create({ knex, windows, knowledge });
  const updates = ConflictUpdates.create({
    ...options,
    conflicts,
    changed: conflictsChanged,
  });
  later.wake = () => updates.wake();
  const keys = SigningKeys.create({ knex, clock });
  return {
    windows,
    knowledge,
    conflicts,
    updates,
    keys,
    freezes: Freezes.create({ windows, knowledge }),
    changeSchedule: ChangeSchedule.create({ ...options, conflicts }),
    calendarView: CalendarView.create({ ...options, windows, knowledge }),
    calendarFeed: CalendarFeed.create({ ...options, windows, keys }),
  };
}

/** What {@link createSchedule} makes. */
export type Schedule = ReturnType<typeof createSchedule>;
