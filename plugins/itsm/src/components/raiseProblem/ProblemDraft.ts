import type {
  CreateProblemRequest,
  ProblemDetection,
  Settings,
} from 'backstage-plugin-itsm-common';
import { middleLevel, newIdempotencyKey } from '../reportIncident/ReportDraft';

/** An incident that gave rise to a problem. */
export interface GivenIncident {
  number: string;
  title?: string;
}

/** What is known of a problem before anybody fills in the form. */
export interface GivenProblem {
  title?: string;
  description?: string;
  entityRef?: string;
  category?: string;
  impact?: string;
  urgency?: string;
  detection?: ProblemDetection;
  incidents?: readonly GivenIncident[];
}

/** What has been filled in of a problem. */
export interface ProblemDraft extends GivenProblem {
  /** One problem, however often it is sent. */
  idempotencyKey: string;
  title: string;
  description: string;
  detection: ProblemDetection;
  assignmentGroup?: string;
  incidents: readonly GivenIncident[];
}

/** The form as it opens. */
export function draftOf(given: GivenProblem): ProblemDraft {
  const { title = '', description = '', incidents = [] } = given;
  return {
    ...given,
    idempotencyKey: newIdempotencyKey(),
    title,
    description,
    detection: given.detection ?? 'reactive',
    incidents,
  };
}

function known(level: string | undefined, levels: readonly string[]): string {
  return level && levels.includes(level) ? level : middleLevel(levels);
}

/** The levels of a draft, in the terms of the settings. */
export function levelsOf(draft: ProblemDraft, settings: Settings) {
  return {
    impact: known(draft.impact, settings.impactLevels),
    urgency: known(draft.urgency, settings.urgencyLevels),
  };
}

/** What is sent of a draft. */
export function toRequest(
  draft: ProblemDraft,
  settings: Settings,
): CreateProblemRequest {
  const { entityRef, category, assignmentGroup, detection } = draft;
  return {
    title: draft.title.trim(),
    description: draft.description,
    entityRef,
    category,
    assignmentGroup,
    detection,
    ...levelsOf(draft, settings),
    incidents: draft.incidents.map(({ number }) => number),
  };
}
