import type {
  ChangeWindow,
  CreateWindowRequest,
  EntityScope,
  FreezeEffect,
  UpdateWindowRequest,
  WindowKind,
} from 'backstage-plugin-itsm-common';
import { DateTime } from 'luxon';
import { type Repeat, repeatOf, ruleOf } from './repeat';

/** A window while it is planned. */
export interface WindowDraft {
  name: string;
  description: string;
  kind: WindowKind;
  effect: FreezeEffect;
  timeZone: string;
  /** By the wall clock, `2026-01-31T22:00`. */
  start: string;
  end: string;
  repeat: Repeat;
  /** The last day, `2027-01-31`. */
  until?: string;
  /** The rule itself, where none of the choices fits. */
  rrule: string;
  everything: boolean;
  scope: EntityScope[];
  except: EntityScope[];
  /** Separated by commas. */
  environments: string;
  overriddenBy: string[];
}

const minutes = (localTime: string) => localTime.slice(0, 16);

/** A window that nothing was said of yet: tomorrow, in the reader's zone. */
export function emptyDraft(now = DateTime.local()): WindowDraft {
  const start = now.plus({ days: 1 }).startOf('day');
  const inField = (time: DateTime) => time.toFormat("yyyy-MM-dd'T'HH:mm");
  return {
    name: '',
    description: '',
    kind: 'freeze',
    effect: 'hard',
    timeZone: now.zoneName ?? 'UTC',
    start: inField(start),
    end: inField(start.plus({ days: 1 })),
    repeat: 'once',
    rrule: '',
    everything: false,
    scope: [{}],
    except: [],
    environments: '',
    overriddenBy: [],
  };
}

/** A window as it is, to be changed. */
export function draftOf(window: ChangeWindow): WindowDraft {
  return {
    name: window.name,
    description: window.description,
    kind: window.kind,
    effect: window.effect ?? 'hard',
    timeZone: window.timeZone,
    start: minutes(window.start),
    end: minutes(window.end),
    ...repeatOf(window.rrule, window.start),
    rrule: window.rrule ?? '',
    everything: window.scope === 'everything',
    scope: window.scope === 'everything' ? [{}] : window.scope,
    except: window.except,
    environments: window.environments?.join(', ') ?? '',
    overriddenBy: window.overriddenBy ?? [],
  };
}

/* A part that was added and not filled in says nothing. */
function filledIn(scopes: readonly EntityScope[]): EntityScope[] {
  return scopes.map(
    scope =>
      Object.fromEntries(
        Object.entries(scope).filter(([, values]) => values?.length),
      ) as EntityScope,
  );
}

/** The rule by which the window comes again, if it does. */
export function rruleOf(draft: WindowDraft): string | undefined {
  switch (draft.repeat) {
    case 'once':
      return undefined;
    case 'custom':
      // An empty rule is told by the backend to be missing.
      return draft.rrule.trim();
    default:
      return ruleOf(draft.repeat, draft.start, draft.until);
  }
}

/** What the API is asked to plan. */
export function toCreateRequest(draft: WindowDraft): CreateWindowRequest {
  const isFreeze = draft.kind === 'freeze';
  const environments = draft.environments
    .split(',')
    .map(text => text.trim())
    .filter(Boolean);
  return {
    name: draft.name,
    description: draft.description,
    kind: draft.kind,
    effect: isFreeze ? draft.effect : undefined,
    scope: draft.everything ? 'everything' : filledIn(draft.scope),
    except: filledIn(draft.except),
    environments: environments.length > 0 ? environments : undefined,
    overriddenBy:
      isFreeze && draft.effect === 'hard' && draft.overriddenBy.length > 0
        ? draft.overriddenBy
        : undefined,
    timeZone: draft.timeZone,
    start: draft.start,
    end: draft.end,
    rrule: rruleOf(draft),
  };
}

/** What the API is asked to change: all of it, and what is left out goes. */
export function toUpdateRequest(
  draft: WindowDraft,
  version: number,
): UpdateWindowRequest {
  const { effect, environments, overriddenBy, rrule, ...rest } =
    toCreateRequest(draft);
  return {
    ...rest,
    version,
    effect: effect ?? null,
    environments: environments ?? null,
    overriddenBy: overriddenBy ?? null,
    rrule: rrule ?? null,
  };
}
