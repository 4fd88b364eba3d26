import { z } from 'zod';
import { ChangeState } from '../lifecycle';
import { FreezeEffect } from '../window/window';

/** @public */
export const gateDecisions = ['allow', 'needs_approval', 'deny'] as const;

/** @public */
export type GateDecision = (typeof gateDecisions)[number];

/**
 * Why a gate decides as it does. Some only explain a deployment that is
 * allowed.
 * @public
 */
export const gateReasonCodes = [
  'entity_unknown',
  'catalog_unreachable',
  'hard_freeze',
  'freeze_overridden',
  'soft_freeze',
  'open_incident',
  'fixes_incident',
  'change_unknown',
  'change_of_other_entity',
  'change_of_other_environment',
  'change_not_approved',
  'change_edited_since_approval',
  'change_on_hold',
  'change_over',
  'change_out_of_window',
  'window_overridden',
  'change_missing',
  'change_approved',
  'nothing_against',
] as const;

/** @public */
export type GateReasonCode = (typeof gateReasonCodes)[number];

/** @public */
export const gateReasonSchema = z
  .object({
    code: z.enum(gateReasonCodes),
    message: z.string(),
    ref: z.string().optional().meta({
      description:
        'Number of a record, id of a window or reference of an entity',
    }),
  })
  .meta({ id: 'GateReason' });

/** @public */
export type GateReason = z.infer<typeof gateReasonSchema>;

/**
 * The change that a deployment names, or that was found for it.
 * @public
 */
export interface GateChange {
  number: string;
  state: ChangeState;
  onHold: boolean;
  plannedStart?: string;
  plannedEnd?: string;
  environment?: string;
  /** The primary and affected entities. */
  entityRefs: readonly string[];
  /** Whether what it says is still what was approved. */
  contentApproved: boolean;
  /** Numbers of the incidents it is there to fix. */
  fixes: readonly string[];
  /** Ids of the hard freezes that somebody overrode for it who may. */
  overriddenFreezes: readonly string[];
  /** Why it was started outside its planned time, if it was. */
  overrideReason?: string;
}

/**
 * All that a gate looks at.
 * @public
 */
export interface GateFacts {
  entityRef: string;
  environment?: string;
  /** When it is to be deployed; ISO 8601, UTC, with milliseconds. */
  at: string;
  /** `unreachable`: what stands here of freezes and incidents may lack those of related entities. */
  catalog: 'reached' | 'unreachable';
  /** What an unreachable catalog means. */
  whenUnreachable: 'allow' | 'deny';
  /** False if the catalog was reached and has no such entity. */
  entityKnown: boolean;
  /** Those on at that time over the entity, what it is inside of, or its blast radius. */
  freezes: readonly {
    id: string;
    name: string;
    effect: FreezeEffect;
    entityRef: string;
  }[];
  /** Open ones of priority 1 on the entity or what it stands on. */
  openIncidents: readonly { number: string; entityRef: string }[];
  /** The number that was named and doesn't exist. */
  unknownChange?: string;
  change?: GateChange;
  /** Whether this entity and environment may only be deployed by a change. */
  changeRequired: boolean;
}
