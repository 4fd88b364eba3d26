import type {
  CreateIncidentRequest,
  Settings,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';

/** What has been filled in of a report, as it was typed. */
export interface ReportDraft {
  /** One report, however often it is sent. */
  idempotencyKey: string;
  entityRef?: string;
  title: string;
  description: string;
  /** The middle level until one is chosen. */
  impact?: string;
  urgency?: string;
  affectedEntityRefs: string[];
  category?: string;
  /** In the reader's time zone, as the browser's field has it. */
  startedAt: string;
  restricted: boolean;
  assignmentGroup?: string;
  /** Separated by commas or spaces. */
  tags: string;
}

/** A name that nothing else has, also where the page isn't served by HTTPS. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** A report of which nothing has been filled in. */
export function emptyDraft(entityRef?: string): ReportDraft {
  return {
    idempotencyKey: newIdempotencyKey(),
    entityRef,
    title: '',
    description: '',
    affectedEntityRefs: [],
    startedAt: '',
    restricted: false,
    tags: '',
  };
}

/** Whether the draft has anything that would be a pity to lose. */
export function isFilledIn(draft: ReportDraft): boolean {
  return Boolean(
    draft.title.trim() ||
      draft.description.trim() ||
      draft.affectedEntityRefs.length ||
      draft.tags.trim() ||
      draft.startedAt ||
      draft.category ||
      draft.assignmentGroup,
  );
}

/** The level that is chosen until somebody chooses. */
export function middleLevel(levels: readonly string[]): string {
  return levels[Math.floor(levels.length / 2)];
}

function known(level: string | undefined, levels: readonly string[]): string {
  return level && levels.includes(level) ? level : middleLevel(levels);
}

/** The levels of a draft, in the terms of the settings. */
export function levelsOf(draft: ReportDraft, settings: Settings) {
  return {
    impact: known(draft.impact, settings.impactLevels),
    urgency: known(draft.urgency, settings.urgencyLevels),
  };
}

/** What is sent of a draft. */
export function toRequest(
  draft: ReportDraft & { entityRef: string },
  settings: Settings,
): CreateIncidentRequest {
  const tags = draft.tags.split(/[\s,]+/).filter(Boolean);
  return {
    title: draft.title.trim(),
    entityRef: draft.entityRef,
    ...levelsOf(draft, settings),
    channel: 'portal',
    ...(draft.description.trim() && { description: draft.description }),
    ...(draft.affectedEntityRefs.length > 0 && {
      affectedEntityRefs: draft.affectedEntityRefs,
    }),
    ...(draft.category && { category: draft.category }),
    ...(draft.assignmentGroup && { assignmentGroup: draft.assignmentGroup }),
    ...(draft.startedAt && {
      startedAt: DateTime.fromISO(draft.startedAt).toUTC().toISO() ?? undefined,
    }),
    ...(draft.restricted && { visibility: 'restricted' as const }),
    ...(tags.length > 0 && { tags }),
  };
}
