import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Duration } from 'luxon';
import { Catalog, CatalogAnswer, CatalogEntity } from './Catalog';
import { ExpiringCache } from './ExpiringCache';
import { entityFields, toCatalogEntity } from './toCatalogEntity';

const MOST_ENTITIES = 5000;

const personFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'relations',
];

/** Settles as the promise does, or rejects when that takes too long. */
async function within<T>(timeout: Duration, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${timeout.as('seconds')} s`)),
      timeout.toMillis(),
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The software catalog, asked with the caller's own credentials and at most
 * one request a question.
 *
 * @remarks
 * Entities are remembered for a while, separately for each caller, because
 * the catalog may show one what it hides from another. That an entity is
 * unknown isn't remembered: somebody may be registering it right now.
 */
export class DefaultCatalog implements Catalog {
  readonly #catalog: CatalogService;
  readonly #timeout: Duration;
  readonly #cache: ExpiringCache<CatalogEntity>;

  static create(options: {
    catalog: CatalogService;
    timeout: Duration;
    cacheTtl: Duration;
    /** The clock, in milliseconds. */
    now?: () => number;
  }): DefaultCatalog {
    return new DefaultCatalog(
      options.catalog,
      options.timeout,
      new ExpiringCache({
        timeToLive: options.cacheTtl.toMillis(),
        maxEntries: MOST_ENTITIES,
        now: options.now,
      }),
    );
  }

  private constructor(
    catalog: CatalogService,
    timeout: Duration,
    cache: ExpiringCache<CatalogEntity>,
  ) {
    this.#catalog = catalog;
    this.#timeout = timeout;
    this.#cache = cache;
  }

  async entities(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, CatalogEntity>>> {
    const caller = JSON.stringify(credentials.principal);
    const found = new Map<string, CatalogEntity>();
    const unknown: string[] = [];
    for (const ref of new Set(refs)) {
      const entity = this.#cache.get(`${caller} ${ref}`);
      if (entity) {
        found.set(ref, entity);
      } else {
        unknown.push(ref);
      }
    }
    const answer = await this.#fetch(unknown, entityFields, credentials);
    if (!answer.reached) {
      return answer;
    }
    for (const [ref, entity] of answer.value) {
      const value = toCatalogEntity(entity);
      this.#cache.set(`${caller} ${ref}`, value);
      found.set(ref, value);
    }
    return { reached: true, value: found };
  }

  async people(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, { memberOf: string[] }>>> {
    const distinct = [...new Set(refs)];
    const answer = await this.#fetch(distinct, personFields, credentials);
    if (!answer.reached) {
      return answer;
    }
    const people = new Map<string, { memberOf: string[] }>();
    for (const [ref, { relations = [] }] of answer.value) {
      people.set(ref, {
        memberOf: relations
          .filter(({ type }) => type === RELATION_MEMBER_OF)
          .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US')),
      });
    }
    return { reached: true, value: people };
  }

  async #fetch(
    refs: string[],
    fields: string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, Entity>>> {
    const entities = new Map<string, Entity>();
    if (refs.length === 0) {
      return { reached: true, value: entities };
    }
    try {
      const { items } = await within(
        this.#timeout,
        this.#catalog.getEntitiesByRefs(
          { entityRefs: refs, fields },
          { credentials },
        ),
      );
      refs.forEach((ref, at) => {
        const entity = items[at];
        if (entity) {
          entities.set(ref, entity);
        }
      });
      return { reached: true, value: entities };
    } catch (error) {
      const { message } = toError(error);
      return {
        reached: false,
        because: `The software catalog can't be reached: ${message}`,
      };
    }
  }
}
