import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  ChangeImpact,
  ChangeRisk,
  Impact,
  impactChangedSince,
} from 'backstage-plugin-itsm-common';
import { Knex } from 'knex';
import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';
import { StoredRecord } from '../records/rows';
import { latestAssessment } from './assessmentRows';
import { ChangeAssessor } from './ChangeAssessor';
import { readChange } from './readChange';
import { refsShownTo } from './refsShownTo';

interface ChangeAnalysisOptions {
  knex: Knex;
  catalog: Pick<Catalog, 'hidden' | 'showsAllTo'>;
  assessor: ChangeAssessor;
  clock: () => Date;
}

/** What reviewers look at: what a change touches, and how risky it is. */
export class ChangeAnalysis {
  readonly #options: ChangeAnalysisOptions;

  static create(options: ChangeAnalysisOptions) {
    return new ChangeAnalysis(options);
  }

  private constructor(options: ChangeAnalysisOptions) {
    this.#options = options;
  }

  /** What the change touched at submission, what it touches now, and between. */
  async impact(key: string, access: Access): Promise<ChangeImpact> {
    const { knex } = this.#options;
    const change = await readChange(knex, key, access);
    const assessment = await latestAssessment(knex, change.id);
    const [snapshot, current] = await this.#shown(
      [assessment?.impact, await this.#current(change)],
      access,
    );
    return {
      ...(snapshot ? { takenAt: assessment!.assessedAt, snapshot } : {}),
      ...(current ? { current } : {}),
      ...(snapshot && current
        ? { changedSince: impactChangedSince(snapshot, current) }
        : {}),
    };
  }

  /**
   * How risky the change is, and why: as it was assessed last, or as it would
   * be if it were submitted now.
   */
  async risk(key: string, access: Access): Promise<ChangeRisk> {
    const { knex, assessor, clock } = this.#options;
    const change = await readChange(knex, key, access);
    const last = await latestAssessment(knex, change.id);
    if (last && change.state !== 'new') {
      const { risk, inputs, options, assessedAt } = last;
      return { ...risk, inputs, options, assessedAt, preview: false };
    }
    if (!change.active) {
      throw new ConflictError(
        `The risk of ${change.number} was never assessed here.`,
      );
    }
    if (!change.plannedStart || !change.plannedEnd) {
      throw new ConflictError(
        `The risk of ${change.number} can't be told before it has a planned time.`,
      );
    }
    const { risk, inputs, options } = await assessor.assess(change);
    const assessedAt = clock().toISOString();
    return { ...risk, inputs, options, assessedAt, preview: true };
  }

  async #current(change: StoredRecord): Promise<Impact | undefined> {
    try {
      return await this.#options.assessor.impactOf(change);
    } catch (error) {
      if (error instanceof ServiceUnavailableError) {
        return undefined;
      }
      throw error;
    }
  }

  /* Without the entities that the caller may not see, and the ways by them. */
  async #shown(
    impacts: readonly (Impact | undefined)[],
    { credentials }: Access,
  ): Promise<(Impact | undefined)[]> {
    const refs = impacts.flatMap(impact =>
      impact
        ? [impact.root, ...impact.nodes].map(({ entityRef }) => entityRef)
        : [],
    );
    const { catalog } = this.#options;
    const isShown = await refsShownTo(credentials, refs, catalog);
    if (refs.every(isShown)) {
      return [...impacts];
    }
    return impacts.map(impact =>
      impact && isShown(impact.root.entityRef)
        ? withOnly(impact, isShown)
        : undefined,
    );
  }
}

function withOnly(impact: Impact, isShown: (ref: string) => boolean): Impact {
  const nodes = impact.nodes.filter(
    ({ entityRef, path }) =>
      isShown(entityRef) && path.every(step => isShown(step.entityRef)),
  );
  const counts = { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 };
  const owned = new Map<string, number>();
  for (const { tier, owner } of nodes) {
    counts[String(tier ?? 'none') as keyof typeof counts] += 1;
    if (owner) {
      owned.set(owner, (owned.get(owner) ?? 0) + 1);
    }
  }
  const left = new Set([
    impact.root.entityRef,
    ...nodes.map(({ entityRef }) => entityRef),
  ]);
  return {
    ...impact,
    nodes,
    edges: impact.edges.filter(
      ({ from, to }) => left.has(from) && left.has(to),
    ),
    owners: [...owned]
      .map(([entityRef, count]) => ({ entityRef, count }))
      .sort((one, other) => other.count - one.count),
    // They count what is hidden, too.
    rollups: [],
    countsByTier: counts,
  };
}
