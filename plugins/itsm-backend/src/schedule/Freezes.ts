import {
  coveredThrough,
  EntityFacts,
  FreezeEffect,
  intersectSpans,
  kindOfRef,
  occurrences,
  TimeSpan,
  windowsOver,
} from 'backstage-plugin-itsm-common';
import { EntityKnowledge } from './EntityKnowledge';
import { Windows } from './Windows';

const DAY = 24 * 60 * 60 * 1000;

/** A freeze that is on over an entity. */
export interface FreezeOver {
  id: string;
  name: string;
  effect: FreezeEffect;
  /** Who may override it; the change managers if nobody is named. */
  overriddenBy?: readonly string[];
  /** The entity that it is over. */
  entityRef: string;
  /** Whether that is only in the blast radius of those that were asked for. */
  inBlastRadius: boolean;
  /** When both are on. */
  during: TimeSpan[];
}

export interface FreezesAnswer {
  freezes: FreezeOver[];
  /** Entities that the catalog doesn't have. */
  missing: Set<string>;
  /** Entities of which the catalog, being out of reach, never told. */
  untold: Set<string>;
}

/** Tells which freezes are on. */
export class Freezes {
  readonly #windows: Pick<Windows, 'all'>;
  readonly #knowledge: EntityKnowledge;

  static create(options: {
    windows: Pick<Windows, 'all'>;
    knowledge: EntityKnowledge;
  }): Freezes {
    return new Freezes(options);
  }

  private constructor(options: {
    windows: Pick<Windows, 'all'>;
    knowledge: EntityKnowledge;
  }) {
    this.#windows = options.windows;
    this.#knowledge = options.knowledge;
  }

  /**
   * The freezes over an entity or over what it is inside of that are on at some
   * moment of a span: each once, with when it is next, whole; by their start.
   * What the catalog said a day ago is good enough to be shown.
   */
  async ahead(
    entityRef: string,
    span: TimeSpan,
  ): Promise<(TimeSpan & Pick<FreezeOver, 'id' | 'name' | 'effect'>)[]> {
    const windows = await this.#windows.all();
    const freezes = windows.filter(({ kind }) => kind === 'freeze');
    if (freezes.length === 0) {
      return [];
    }
    const { facts } = this.#knowledge;
    const { known } = await facts.of([entityRef], { acceptFor: DAY });
    const entity = known.get(entityRef) ?? {
      entityRef,
      kind: kindOfRef(entityRef),
    };
    return windowsOver([entity], freezes, span)
      .map(({ window: { id, name, effect }, occurrences: [next] }) => ({
        id,
        name,
        effect: effect!,
        ...next,
      }))
      .sort((one, other) => (one.start < other.start ? -1 : 1));
  }

  /**
   * The freezes over entities, over what they are inside of, or over their
   * blast radius, at some moment of a span; each once, by the nearest entity.
   * @param options.acceptFor - how long ago the catalog may have told of the
   * entities, in milliseconds
   */
  async over(options: {
    entityRefs: readonly string[];
    span: TimeSpan;
    /** In which the change is made; any if it isn't known. */
    environment?: string;
    acceptFor?: number;
  }): Promise<FreezesAnswer> {
    const { entityRefs, span, environment, acceptFor } = options;
    const [windows, closures] = await Promise.all([
      this.#windows.all(),
      this.#knowledge.closures.of(entityRefs, { acceptFor }),
    ]);
    const below = [...closures.known.values()]
      .flat()
      .filter(({ direction }) => direction === 'downstream')
      .sort((one, other) => one.path.length - other.path.length)
      .map(({ entityRef }) => entityRef);
    const nearestFirst = [...new Set([...entityRefs, ...below])];
    const freezes = windows.filter(({ kind }) => kind === 'freeze');
    const facts = await this.#knowledge.facts.of(
      freezes.length > 0 ? nearestFirst : entityRefs,
      { acceptFor },
    );
    const factsOf = (entityRef: string): EntityFacts =>
      facts.known.get(entityRef) ?? { entityRef, kind: kindOfRef(entityRef) };
    return {
      missing: new Set(entityRefs.filter(ref => closures.missing.has(ref))),
      untold: new Set(
        entityRefs.filter(
          ref => closures.untold.has(ref) || facts.untold.has(ref),
        ),
      ),
      freezes: freezes.flatMap(freeze => {
        // Most freezes cover nothing of this: their times needn't be known.
        const entityRef = nearestFirst.find(ref =>
          coveredThrough(freeze, factsOf(ref), environment),
        );
        const during =
          entityRef === undefined
            ? []
            : intersectSpans(occurrences(freeze, span.start, span.end), [span]);
        const { id, name, effect, overriddenBy } = freeze;
        return entityRef === undefined || during.length === 0
          ? []
          : [
              {
                id,
                name,
                effect: effect!,
                overriddenBy,
                entityRef,
                inBlastRadius: !entityRefs.includes(entityRef),
                during,
              },
            ];
      }),
    };
  }
}
