import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  ChangeConfig,
  mayOverrideFreeze,
  TransitionChange,
} from 'backstage-plugin-itsm-common';
import { Access } from '../records/access';
import { StoredRecord } from '../records/rows';
import { Freezes } from '../schedule/Freezes';
import { changedEntities } from './changedEntities';
import { PreparedSubmission, Submissions } from './Submissions';

interface StepPreparationOptions {
  config: ChangeConfig;
  submissions: Submissions;
  freezes: Pick<Freezes, 'over'>;
  clock: () => Date;
}

/** What was found out for a step. */
export interface PreparedStep {
  /** Facts that the lifecycle asks for; if given, they are of this version. */
  facts?: Record<string, boolean>;
  submission?: PreparedSubmission;
  /** Ids of the hard freezes that the step overrides. */
  overridden?: string[];
}

/* Whether there is enough of a change to look at what it touches. */
function canBeAssessed(change: StoredRecord): boolean {
  const { plannedStart, plannedEnd } = change as {
    plannedStart?: string;
    plannedEnd?: string;
  };
  return (
    change.entities.some(({ role }) => role === 'primary') &&
    plannedStart !== undefined &&
    plannedEnd !== undefined &&
    plannedStart < plannedEnd
  );
}

/** Finds out, before a step is written, what takes the catalog or the schedule. */
export class StepPreparation {
  readonly #options: StepPreparationOptions;

  static create(options: StepPreparationOptions) {
    return new StepPreparation(options);
  }

  private constructor(options: StepPreparationOptions) {
    this.#options = options;
  }

  /** For a step that was asked for. */
  async prepare(
    change: StoredRecord,
    request: TransitionChange,
    access: Access,
  ): Promise<PreparedStep> {
    const { config, submissions } = this.#options;
    const { path = [] } = config.models[change.model as string] ?? {};
    const given = Object.fromEntries(
      Object.entries(request).filter(([, value]) => value !== undefined),
    );
    const planned = { ...change, ...given } as StoredRecord;
    if (change.state === 'new' && request.to === path[1]) {
      if (!canBeAssessed(planned) || change.onHold) {
        return { facts: { leadTimeKept: true } };
      }
      const submission = await submissions.prepare(planned);
      const { leadTimeMissed } = submission.assessment.facts;
      return { facts: { leadTimeKept: !leadTimeMissed }, submission };
    }
    if (change.state === 'scheduled' && request.to === 'implement') {
      const { facts, overridden } = await this.#underFreezes(planned, access);
      return { facts, overridden };
    }
    return {};
  }

  /** For telling somebody what they could do. */
  async outlook(
    change: StoredRecord,
    access: Access,
  ): Promise<Record<string, boolean>> {
    if (change.state === 'scheduled') {
      return (await this.#underFreezes(change, access)).facts;
    }
    return change.state === 'new'
      ? { leadTimeKept: await this.#keepsLeadTime(change) }
      : {};
  }

  async #keepsLeadTime(change: StoredRecord): Promise<boolean> {
    const { config, submissions } = this.#options;
    if (config.leadTimes.length === 0 || !canBeAssessed(change)) {
      return true;
    }
    try {
      const { assessment } = await submissions.prepare(change);
      return !assessment.facts.leadTimeMissed;
    } catch (error) {
      // It is told when the change is submitted.
      if (
        error instanceof ServiceUnavailableError ||
        error instanceof InputError
      ) {
        return false;
      }
      throw error;
    }
  }

  /*
   * A freeze that the caller may override asks for the reason for that, as
   * starting at another time than planned does.
   */
  async #underFreezes(
    change: StoredRecord,
    access: Access,
  ): Promise<{ facts: Record<string, boolean>; overridden?: string[] }> {
    if (change.recordedAfterTheFact) {
      return { facts: { noHardFreeze: true } };
    }
    const now = this.#options.clock().getTime();
    const { freezes } = await this.#options.freezes.over({
      entityRefs: changedEntities(change),
      span: {
        start: new Date(now).toISOString(),
        end: new Date(now + 1).toISOString(),
      },
      environment: change.environment as string | undefined,
    });
    const hard = freezes.filter(({ effect }) => effect === 'hard');
    if (hard.length === 0) {
      return { facts: { noHardFreeze: true } };
    }
    const mayAll =
      access.overrideFreezes &&
      hard.every(freeze =>
        mayOverrideFreeze(freeze, {
          userRef: access.actor,
          groups: access.ownershipRefs,
          isChangeManager: access.roles.includes('changeManagers'),
        }),
      );
    return mayAll
      ? {
          facts: { noHardFreeze: true, insideWindow: false },
          overridden: hard.map(({ id }) => id),
        }
      : { facts: { noHardFreeze: false } };
  }
}
