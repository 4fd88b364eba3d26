import type {
  ChangeTemplate,
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
  /** The standard change template it is made from. */
  template?: ChangeTemplate;
  entityRef?: string;
  affectedEntityRefs: string[];
  title: string;
  description: string;
  model?: string;
  category?: string;
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
    affectedEntityRefs: [],
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

/** The fields of a template that the form asks for, or shows as fixed. */
const templated = [
  'entityRef',
  'affectedEntityRefs',
  'title',
  'description',
  'category',
  'environment',
  'impact',
  'urgency',
  'justification',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
  'assignmentGroup',
] as const;

/** The fields that may be left empty though a template proposes something. */
const emptiable = [
  'category',
  'environment',
  'justification',
  ...planTexts,
  'assignmentGroup',
] as const;

type Value = string | string[] | undefined;

const isSame = (one: Value, other: Value) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What the draft becomes with another template, or without one: its words are
 * where nobody has written others.
 * @param entityRef - what the form was opened for
 */
export function startFrom(
  draft: ChangeDraft,
  template?: ChangeTemplate,
  entityRef?: string,
): Partial<ChangeDraft> {
  const before = draft.template?.fields;
  const empty = emptyChangeDraft(entityRef);
  const untouched = templated.filter(
    field => !draft[field]?.length || isSame(draft[field], before?.[field]),
  );
  return {
    template,
    ...Object.fromEntries(
      untouched.map(field => [field, template?.fields[field] ?? empty[field]]),
    ),
  };
}

/** Whether the form asks for a field, as no template says it. */
export function isOpenIn(draft: ChangeDraft, field: string): boolean {
  return !draft.template?.fixed.some(fixed => fixed === field);
}

/** The draft with what its template fixes in place of what was typed. */
export function asFixed(draft: ChangeDraft): ChangeDraft {
  const fixed = templated
    .filter(field => !isOpenIn(draft, field))
    .map(field => [field, draft.template?.fields[field]]);
  return { ...draft, ...Object.fromEntries(fixed) };
}

/** Whether the draft has anything that would be a pity to lose. */
export function isChangeFilledIn(draft: ChangeDraft): boolean {
  const texts = [
    'title',
    'description',
    'environment',
    'justification',
    ...planTexts,
    'exceptionReason',
    'plannedStart',
    'plannedEnd',
  ] as const;
  const given: Partial<Record<string, unknown>> = draft.template?.fields ?? {};
  return (
    Boolean(draft.saved) ||
    draft.implementers.length > 0 ||
    (draft.affectedEntityRefs.length > 0 &&
      !isSame(
        draft.affectedEntityRefs,
        draft.template?.fields.affectedEntityRefs,
      )) ||
    texts.some(field => draft[field]?.trim() && draft[field] !== given[field])
  );
}

/** Standard changes are those that are made from a template. */
export function modelsFor(
  change: { template?: unknown },
  settings: Pick<Settings, 'changeModels'>,
) {
  return settings.changeModels.filter(
    ({ name }) => (name === 'standard') === Boolean(change.template),
  );
}

/** The model of a draft: the first that can be chosen, until one is. */
export function modelOf(draft: ChangeDraft, settings: Settings) {
  const choices = modelsFor(draft, settings);
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

/**
 * What is sent of a draft: what its template fixes, the backend knows; what was
 * emptied of what it proposes, or of what was saved, the backend is told.
 */
export function toChangeRequest(
  draft: ChangeDraft,
  settings: Settings,
): CreateChangeRequest {
  const request = inFull(draft, settings);
  const emptied = emptiable
    .filter(
      field =>
        !request[field] &&
        (draft.template?.fields[field] ||
          // The group of what was saved may come from the catalog.
          (draft.saved && field !== 'assignmentGroup')),
    )
    .map(field => [field, null]);
  return Object.fromEntries(
    [...Object.entries(request), ...emptied].filter(([field]) =>
      isOpenIn(draft, field as string),
    ),
  );
}

function inFull(draft: ChangeDraft, settings: Settings): CreateChangeRequest {
  const filled = (text: string) => (text.trim() ? text : undefined);
  return {
    title: draft.title.trim(),
    description: draft.description,
    entityRef: draft.entityRef,
    affectedEntityRefs: draft.affectedEntityRefs,
    category: draft.category,
    ...changeLevelsOf(draft, settings),
    model: modelOf(draft, settings)?.name,
    template: draft.template?.id,
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
