import { z } from 'zod';
import { EntityFacts } from '../changeFacts';
import { TimeSpan, timeSpanSchema } from '../timeSpan';
import {
  ChangeWindow,
  freezeEffects,
  WindowCoverage,
  WindowTimes,
} from '../window/window';

/**
 * In which ways a change can collide:
 * - `same_entity`: another change of the same entity at the same time;
 * - `related_entity`: another change, at the same time, of an entity in its
 *   blast radius or that it stands on;
 * - `freeze`: a freeze over an entity it changes, or over its blast radius;
 * - `outside_maintenance`: not wholly inside the maintenance windows of an
 *   entity that has some;
 * - `same_implementer`: another change at the same time by the same person;
 * - `open_incident`: an open incident of priority 1 or 2 on an entity it
 *   changes, and that it isn't there to fix.
 * @public
 */
export const conflictKinds = [
  'same_entity',
  'related_entity',
  'freeze',
  'outside_maintenance',
  'same_implementer',
  'open_incident',
] as const;

/** @public */
export type ConflictKind = (typeof conflictKinds)[number];

/**
 * A conflict, from the side of one change.
 * @public
 */
export const conflictSchema = z
  .object({
    kind: z.enum(conflictKinds),
    number: z.string().optional().meta({
      description: 'The other record: a change or an incident',
    }),
    window: z
      .object({
        id: z.string(),
        name: z.string(),
        effect: z.enum(freezeEffects).optional(),
      })
      .optional()
      .meta({ description: 'The freeze, or a missed maintenance window' }),
    entityRef: z.string().optional().meta({
      description: 'The entity that the change itself changes',
    }),
    otherEntityRef: z.string().optional().meta({
      description:
        'The entity of the other side, if it is another: what the other change changes, what is frozen in the blast radius, or what the entity is inside of and has the window from',
    }),
    direction: z.enum(['downstream', 'upstream']).optional().meta({
      description: 'Where the other entity is, seen from this one',
    }),
    path: z.array(z.string()).optional().meta({
      description:
        'From the entity to the other one, both included, along the relations of the catalog',
    }),
    userRef: z.string().optional(),
    during: z.array(timeSpanSchema).optional().meta({
      description: 'When both are on; not told for open incidents',
    }),
  })
  .meta({ id: 'Conflict' });

/** @public */
export type Conflict = z.infer<typeof conflictSchema>;

/**
 * An entity in another's blast radius or that it stands on.
 * @public
 */
export interface ReachedEntity {
  entityRef: string;
  direction: 'downstream' | 'upstream';
  /** References from the start to this entity, both included. */
  path: readonly string[];
}

/**
 * What is looked at in a planned change.
 * @public
 */
export interface PlannedChange extends TimeSpan {
  number: string;
  /** The primary and affected entities. */
  entityRefs: readonly string[];
  implementers: readonly string[];
  /** Changes in two environments that are known and differ only collide by who makes them. */
  environment?: string;
  /** Numbers of the incidents that it is there to fix. */
  fixes?: readonly string[];
}

/**
 * An open incident of priority 1 or 2.
 * @public
 */
export interface OpenIncident {
  number: string;
  entityRefs: readonly string[];
}

/**
 * What is looked at in a window.
 * @public
 */
export type ConflictWindow = WindowTimes &
  WindowCoverage &
  Pick<ChangeWindow, 'id' | 'name' | 'kind' | 'effect' | 'overriddenBy'>;

/**
 * All that changes can collide with.
 * @public
 */
export interface ConflictWorld {
  /** Those that are planned or under way. */
  changes: readonly PlannedChange[];
  /** By entity, what it reaches both ways; of the entities that are changed. */
  closures: ReadonlyMap<string, readonly ReachedEntity[]>;
  /** What is known of entities; of those that are changed or reached. */
  entities: ReadonlyMap<string, EntityFacts>;
  windows: readonly ConflictWindow[];
  incidents: readonly OpenIncident[];
}
