import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  CustomRelations,
  GraphEntity,
  impactDirections,
  isGrouping,
  LoadEntities,
  ReachedEntity,
  walkImpact,
} from 'backstage-plugin-itsm-common';
import { Catalog, CatalogAnswer } from '../catalog/Catalog';
import { loadEntities } from '../impact/loadEntities';

/* Of one entity and direction; more collide with everything anyway. */
const MOST_REACHED = 2000;

/**
 * Loads each entity once for all walks together. What lies ahead of them is
 * loaded a level at a time, so that thousands of walks make a few requests.
 */
class SharedLoad {
  readonly #loaded = new Map<string, GraphEntity | undefined>();
  readonly #load: LoadEntities;

  constructor(load: LoadEntities) {
    this.#load = load;
  }

  readonly entities: LoadEntities = async refs => {
    const unknown = refs.filter(ref => !this.#loaded.has(ref));
    if (unknown.length > 0) {
      const found = await this.#load(unknown);
      unknown.forEach(ref => this.#loaded.set(ref, found.get(ref)));
    }
    return new Map(
      refs.flatMap(ref => {
        const entity = this.#loaded.get(ref);
        return entity ? [[ref, entity]] : [];
      }),
    );
  };

  async ahead(refs: readonly string[], levels: number): Promise<void> {
    let level = [...refs];
    for (let at = 0; at <= levels && level.length > 0; at += 1) {
      const found = await this.entities(level);
      level = [
        ...new Set(
          [...found.values()]
            // Walks go on from systems and domains only where they start.
            .filter(({ entityRef }) => at === 0 || !isGrouping(entityRef))
            .flatMap(({ relations }) =>
              relations.map(({ targetRef }) => targetRef),
            ),
        ),
      ].filter(ref => !this.#loaded.has(ref));
    }
  }
}

/**
 * What entities lead to, both ways; those that the catalog doesn't have are
 * left out.
 */
export async function loadClosures(
  refs: readonly string[],
  options: {
    catalog: Pick<Catalog, 'entities'>;
    credentials: BackstageCredentials;
    relations: CustomRelations;
    depth: number;
  },
): Promise<CatalogAnswer<Map<string, ReachedEntity[]>>> {
  const { catalog, credentials, relations, depth } = options;
  const shared = new SharedLoad(loadEntities(catalog, credentials));
  const closures = new Map<string, ReachedEntity[]>();
  try {
    await shared.ahead(refs, depth);
    for (const rootRef of refs) {
      const closure: ReachedEntity[] = [];
      for (const direction of impactDirections) {
        const walk = await walkImpact({
          rootRef,
          direction,
          depth,
          custom: relations,
          mostNodes: MOST_REACHED,
          load: shared.entities,
        });
        walk?.reached.forEach(({ path }, entityRef) =>
          closure.push({
            entityRef,
            direction,
            path: [rootRef, ...path.map(step => step.entityRef)],
          }),
        );
        if (walk) {
          closures.set(rootRef, closure);
        }
      }
    }
  } catch (error) {
    if (error instanceof ServiceUnavailableError) {
      return { reached: false, because: error.message };
    }
    throw error;
  }
  return { reached: true, value: closures };
}
