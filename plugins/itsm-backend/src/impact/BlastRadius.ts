import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  CustomRelations,
  Impact,
  ImpactQuery,
  mergeWalks,
  missingFrom,
  toImpact,
  walkImpact,
} from 'backstage-plugin-itsm-common';
import { Catalog } from '../catalog/Catalog';
import { loadEntities } from './loadEntities';

const MOST_NODES = 10_000;
const MOST_NODES_OF_SEVERAL = 2000;

/** What breaks if an entity breaks, and what it stands on. */
export class BlastRadius {
  readonly #catalog: Catalog;
  readonly #custom: CustomRelations;

  static create(options: { catalog: Catalog; relations: CustomRelations }) {
    return new BlastRadius(options);
  }

  private constructor(options: {
    catalog: Catalog;
    relations: CustomRelations;
  }) {
    this.#catalog = options.catalog;
    this.#custom = options.relations;
  }

  /**
   * Walks the catalog as the caller sees it.
   * @throws NotFoundError if they see no such entity; ServiceUnavailableError
   * if the catalog doesn't answer
   */
  async of(
    query: ImpactQuery,
    credentials: BackstageCredentials,
  ): Promise<Impact> {
    const { entityRef, direction, depth } = query;
    const walk = await walkImpact({
      rootRef: entityRef,
      direction,
      depth,
      custom: this.#custom,
      mostNodes: MOST_NODES,
      load: loadEntities(this.#catalog, credentials),
    });
    if (!walk) {
      throw new NotFoundError(`The catalog has no entity ${entityRef}.`);
    }
    // What the caller isn't shown must not look like what doesn't exist.
    const hidden = await this.#catalog.hidden(missingFrom(walk), credentials);
    if (!hidden.reached) {
      throw new ServiceUnavailableError(hidden.because);
    }
    return toImpact(walk, hidden.value);
  }

  /**
   * Walks the catalog downstream from several entities, of which the first is
   * the root. Those that the catalog doesn't have are left out.
   * @returns nothing if it doesn't have the first
   * @throws ServiceUnavailableError if the catalog doesn't answer
   */
  async ofSeveral(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Impact | undefined> {
    const load = loadEntities(this.#catalog, credentials);
    // All starts at once, which the catalog remembers for the walks.
    await load(entityRefs);
    const walks = await Promise.all(
      entityRefs.map(rootRef =>
        walkImpact({
          rootRef,
          direction: 'downstream',
          depth: 3,
          custom: this.#custom,
          mostNodes: MOST_NODES_OF_SEVERAL,
          load,
        }),
      ),
    );
    const [first, ...others] = walks;
    return (
      first &&
      toImpact(
        mergeWalks(
          [first, ...others.filter(walk => walk !== undefined)],
          MOST_NODES_OF_SEVERAL,
        ),
      )
    );
  }
}
