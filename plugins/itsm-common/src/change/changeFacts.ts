import { EntityRole } from '../record/entityLink';
import { RiskLevel } from './risk/riskSchema';

/**
 * What rules and windows look at in a catalog entity. References are full and
 * in lower case.
 * @public
 */
export interface EntityFacts {
  entityRef: string;
  /** In lower case. */
  kind: string;
  type?: string;
  tags?: readonly string[];
  /** The user or group that owns it. */
  owner?: string;
  /** The groups that the owner is a part of, at any level. */
  ownerParents?: readonly string[];
  /** Annotation `itsm/tier`, 1 (most critical) to 4. */
  tier?: number;
  /**
   * All that it is inside or below, at any level, nearest first: the component
   * it is a part of, its system, its domain and the domains above. They don't
   * say again what they are inside of.
   */
  within?: readonly EntityFacts[];
}

/**
 * An entity of a change: changed itself (`primary`, `affected`), or in the
 * blast radius of one that is (`impacted`).
 * @public
 */
export interface ChangeEntityFacts extends EntityFacts {
  role: EntityRole;
}

/**
 * What rules look at in a change.
 * @public
 */
export interface ChangeFacts {
  model: string;
  riskLevel: RiskLevel;
  /** Path of the category, as records keep it. */
  category?: string;
  environment?: string;
  assignmentGroup?: string;
  entities: readonly ChangeEntityFacts[];
  /** Whether its planned time touches a soft freeze over its entities. */
  insideSoftFreeze?: boolean;
  /** Whether it was done before it was recorded. */
  recordedAfterTheFact?: boolean;
  /** Whether it asks for an exception from the lead time. */
  leadTimeMissed?: boolean;
}
