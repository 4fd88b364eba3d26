import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  assessRisk,
  ChangeConfig,
  ChangeEntityFacts,
  ChangeFacts,
  Conflict,
  EntityLink,
  Impact,
  ImpactNode,
  leadTimeKept,
  leadTimeOf,
  RiskInputs,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { BlastRadius } from '../impact/BlastRadius';
import { FieldsError } from '../records/RecordDraft';
import { StoredRecord } from '../records/rows';
import { EntityKnowledge } from '../schedule/EntityKnowledge';
import { Assessment } from './Assessment';
import { changedEntities } from './changedEntities';
import { riskRecords } from './riskRecords';

const MOST_IMPACTED = 100;
const MOST_JUDGED = 500;

/** What a change collides with. */
export interface ConflictSource {
  of(change: StoredRecord): Promise<Conflict[]>;
}

interface ChangeAssessorOptions {
  knex: Knex;
  clock: () => Date;
  config: ChangeConfig;
  blastRadius: Pick<BlastRadius, 'ofSeveral'>;
  knowledge: Pick<EntityKnowledge, 'facts' | 'closures'>;
  conflicts: ConflictSource;
  /** The product's own, as what a change touches isn't a matter of who looks. */
  credentials(): Promise<BackstageCredentials>;
}

/** How long before its start a change was handed in, if that was before. */
export interface EarlierSubmission {
  plannedStart: string;
  leadTimeMissed: boolean;
}

function toLink(node: ImpactNode): EntityLink {
  const { entityRef, kind, title, type, owner, system, lifecycle, tier } = node;
  const name = entityRef.slice(entityRef.indexOf('/') + 1);
  return {
    entityRef,
    role: 'impacted',
    snapshot: { name, title, kind, type, owner, system, lifecycle, tier },
    snapshotState: node.missing ? 'dangling' : 'taken',
  };
}

/** Finds out what a change touches, what it collides with and how risky it is. */
export class ChangeAssessor {
  readonly #options: ChangeAssessorOptions;

  static create(options: ChangeAssessorOptions) {
    return new ChangeAssessor(options);
  }

  private constructor(options: ChangeAssessorOptions) {
    this.#options = options;
  }

  /**
   * What a change touches now.
   * @returns nothing if the catalog doesn't have its primary entity
   * @throws ServiceUnavailableError if the catalog doesn't answer
   */
  async impactOf(change: StoredRecord): Promise<Impact | undefined> {
    const { blastRadius, credentials } = this.#options;
    return blastRadius.ofSeveral(changedEntities(change), await credentials());
  }

  /**
   * Assesses a change that has its entities and its planned time.
   * @param earlier - when it was submitted before: a lead time that was kept
   * then is kept still, unless it starts sooner now
   * @throws ServiceUnavailableError if the catalog doesn't answer, FieldsError
   * if it doesn't have the primary entity
   */
  async assess(
    change: StoredRecord,
    earlier?: EarlierSubmission,
  ): Promise<Assessment> {
    const { knex, clock, config, conflicts: source } = this.#options;
    const changedRefs = changedEntities(change);
    const impact = await this.impactOf(change);
    if (!impact) {
      throw new FieldsError([
        {
          field: 'entityRef',
          message: `the catalog has no entity ${changedRefs[0]} any more; name another one`,
        },
      ]);
    }
    const nodes = impact.nodes.filter(
      ({ entityRef }) => !changedRefs.includes(entityRef),
    );
    const reached = nodes.slice(0, MOST_JUDGED).map(toLink);
    const entities = await this.#factsOf(change, reached);
    const conflicts = await source.of(change);
    const inputs: RiskInputs = {
      ...(await riskRecords(
        knex,
        {
          id: change.id,
          assignmentGroup: change.assignmentGroup,
          changedRefs,
          upstreamRefs: await this.#upstreamOf(changedRefs),
        },
        clock().getTime(),
      )),
      highestTier: highestTier([...entities, ...nodes]),
      blastRadius: nodes.length,
      collisions: collisionsIn(conflicts),
      outsideMaintenance: conflicts.some(
        ({ kind }) => kind === 'outside_maintenance',
      ),
      testsProven: change.testsProven === true,
      backoutProven: change.backoutProven === true,
      emergency: change.model === 'emergency',
    };
    const risk = assessRisk(inputs, config.risk);
    const facts: ChangeFacts = {
      model: change.model as string,
      riskLevel: risk.level,
      category: change.category,
      environment: change.environment as string | undefined,
      assignmentGroup: change.assignmentGroup,
      entities,
      insideSoftFreeze: conflicts.some(
        ({ kind, window, direction }) =>
          kind === 'freeze' && window?.effect === 'soft' && !direction,
      ),
      recordedAfterTheFact: change.recordedAfterTheFact === true,
    };
    const { kept, earliestStart } = this.#leadTime(change, facts, earlier);
    return {
      impact,
      impacted: reached.slice(0, MOST_IMPACTED),
      facts: { ...facts, leadTimeMissed: !kept },
      conflicts,
      inputs,
      options: config.risk,
      risk,
      earliestStart,
    };
  }

  #leadTime(
    change: StoredRecord,
    facts: ChangeFacts,
    earlier: EarlierSubmission | undefined,
  ): { kept: boolean; earliestStart?: string } {
    const { clock, config } = this.#options;
    const leadTime = leadTimeOf(facts, config.leadTimes);
    const plannedStart = change.plannedStart as string;
    // What is done can't wait any more.
    if (!leadTime || change.recordedAfterTheFact) {
      return { kept: true };
    }
    const { kept, earliestStart } = leadTimeKept({
      submittedAt: clock().toISOString(),
      plannedStart,
      leadTime,
      calendar: config.businessCalendar,
    });
    const keptBefore =
      earlier !== undefined &&
      !earlier.leadTimeMissed &&
      plannedStart >= earlier.plannedStart;
    return { kept: kept || keptBefore, earliestStart };
  }

  async #factsOf(
    change: StoredRecord,
    impacted: readonly EntityLink[],
  ): Promise<ChangeEntityFacts[]> {
    const links = [
      ...change.entities.filter(({ role }) => role !== 'impacted'),
      ...impacted,
    ];
    const { known, untold } = await this.#options.knowledge.facts.of(
      links.map(({ entityRef }) => entityRef),
    );
    this.#demandTold(untold);
    return links.map(({ entityRef, role, snapshot }) => ({
      // What the catalog doesn't have any more is judged as it was.
      ...(known.get(entityRef) ?? {
        entityRef,
        kind: snapshot.kind.toLocaleLowerCase('en-US'),
        type: snapshot.type,
        owner: snapshot.owner,
        tier: snapshot.tier,
      }),
      role,
    }));
  }

  async #upstreamOf(changedRefs: readonly string[]): Promise<string[]> {
    const { known, untold } = await this.#options.knowledge.closures.of(
      changedRefs,
    );
    this.#demandTold(untold);
    const upstream = [...known.values()].flatMap(reached =>
      reached.filter(({ direction }) => direction === 'upstream'),
    );
    return [...new Set(upstream.map(({ entityRef }) => entityRef))];
  }

  #demandTold(untold: ReadonlySet<string>) {
    if (untold.size > 0) {
      throw new ServiceUnavailableError(
        "The software catalog can't be reached.",
      );
    }
  }
}

function highestTier(
  entities: readonly { tier?: number }[],
): number | undefined {
  const tiers = entities.flatMap(({ tier }) => tier ?? []);
  return tiers.length > 0 ? Math.min(...tiers) : undefined;
}

function collisionsIn(conflicts: readonly Conflict[]): number {
  return new Set(
    conflicts
      .filter(({ kind }) => ['same_entity', 'related_entity'].includes(kind))
      .map(({ number }) => number),
  ).size;
}
