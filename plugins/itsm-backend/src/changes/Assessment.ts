import {
  ChangeFacts,
  Conflict,
  EntityLink,
  Impact,
  Risk,
  RiskInputs,
  RiskOptions,
} from 'backstage-plugin-itsm-common';

/** What a change touches, collides with and risks, as of one moment. */
export interface Assessment {
  /** The blast radius of all that is changed. */
  impact: Impact;
  /** Links to what is in the blast radius, nearest first. */
  impacted: EntityLink[];
  /** What rules look at. */
  facts: ChangeFacts;
  conflicts: Conflict[];
  inputs: RiskInputs;
  options: RiskOptions;
  risk: Risk;
  /** The first start that keeps the lead time; none if there is no such time. */
  earliestStart?: string;
}
