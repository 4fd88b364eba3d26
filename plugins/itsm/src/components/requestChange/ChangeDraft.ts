import type {
  CreateChangeRequest,
  Settings,
} from 'backstage-plugin-itsm-common';
import { middleLevel, newIdempotencyKey } from '../reportIncident/ReportDraft';

/** What has been filled in of a request, as it was typed. */
export interface ChangeDraft {
  /** One request, however often it is sent. */
  idempotencyKey: string;
  /** The change that was made of it already. */
  saved?: { number: string; version: number };
  entityRef?: string;
  title: string;
  description: string;
  model?: string;
  environment: string;
  impact?: string;
  urgency?: string;
  justification: string;
  plannedStart?: string;
  plannedEnd?: string;
  implementationPlan: string;
  testPlan: string;
  backoutPlan: string;
  implementers: string[];
  assignmentGroup?: string;
  exceptionReason: string;
}

/** The texts of the plan, in the order in which they are asked for. */
export const planTexts = [
  'implementationPlan',
  'testPlan',
  'backoutPlan',
] as const;

/** A request of which nothing has been filled in. */
export function emptyChangeDraft(entityRef?: string): ChangeDraft {
  return {
    idempotencyKey: newIdempotencyKey(),
    entityRef,
    title: '',
    description: '',
    environment: '',
    justification: '',
    implementationPlan: '',
    testPlan: '',
    backoutPlan: '',
    implementers: [],
    exceptionReason: '',
  };
}

/** Whether the draft has anything that would be a pity to lose. */
export function isChangeFilledIn(draft: ChangeDraft): boolean {
  const texts = [
    draft.title,
    draft.description,
    draft.environment,
    draft.justification,
    draft.implementationPlan,
    draft.testPlan,
    draft.backoutPlan,
    draft.exceptionReason,
    draft.plannedStart ?? '',
    draft.plannedEnd ?? '',
  ];
  return (
    Boolean(draft.saved) ||
    draft.implementers.length > 0 ||
    texts.some(text => text.trim())
  );
}

/** The model of a draft: the first that can be chosen, until one is. */
export function modelOf(draft: ChangeDraft, settings: Settings) {
  const choices = settings.changeModels.filter(
    // Standard changes are made from a template, which says how.
    ({ name }) => name !== 'standard',
  );
  return choices.find(({ name }) => name === draft.model) ?? choices[0];
}

function levelOf(level: string | undefined, levels: readonly string[]) {
  return level && levels.includes(level) ? level : middleLevel(levels);
}

/** The levels of a draft, in the terms of the settings. */
export function changeLevelsOf(draft: ChangeDraft, settings: Settings) {
  return {
    impact: levelOf(draft.impact, settings.impactLevels),
    urgency: levelOf(draft.urgency, settings.urgencyLevels),
  };
}

/** What is sent of a draft. */
export function toChangeRequest(
  draft: ChangeDraft & { entityRef: string },
  settings: Settings,
): CreateChangeRequest {
  const filled = (text: string) => (text.trim() ? text : undefined);
  return {
    title: draft.title.trim(),
    description: draft.description,
    entityRef: draft.entityRef,
    ...changeLevelsOf(draft, settings),
    model: modelOf(draft, settings)?.name,
    environment: filled(draft.environment)?.trim(),
    justification: filled(draft.justification),
    plannedStart: draft.plannedStart,
    plannedEnd: draft.plannedEnd,
    implementationPlan: filled(draft.implementationPlan),
    testPlan: filled(draft.testPlan),
    backoutPlan: filled(draft.backoutPlan),
    implementers: draft.implementers,
    assignmentGroup: draft.assignmentGroup,
    exceptionReason: filled(draft.exceptionReason),
  };
}
