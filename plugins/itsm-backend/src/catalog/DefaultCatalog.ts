import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  CustomRelations,
  relationTypesOfInterest,
} from 'backstage-plugin-itsm-common';
import { Duration } from 'luxon';
import { Catalog, CatalogAnswer, CatalogEntity } from './Catalog';
import { CatalogRequests } from './CatalogRequests';
import { ExpiringCache } from './ExpiringCache';
import { membersOf } from './membersOf';
import {
  earlierRefsOf,
  entityFields,
  RENAMED_FROM,
  toCatalogEntity,
} from './toCatalogEntity';

/** Two walks over everything that a walk looks at. */
const MOST_ENTITIES = 20_000;
const MOST_CALLERS = 1000;
const MOST_REFS = 1000;
const MANY_REFS = 100;
const DECISION_LIFETIME = 2000;

const personFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'relations',
];

const renamedFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

const whereRenamed = {
  [`metadata.annotations.${RENAMED_FROM}`]: { $exists: true },
};

function targetsOf(
  relations: NonNullable<Entity['relations']>,
  type: string,
): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}

interface DefaultCatalogOptions {
  catalog: CatalogService;
  auth: AuthService;
  permissions: PermissionsService;
  /** How long the catalog may take to answer. */
  timeout: Duration;
  /** How long an entity is remembered. */
  cacheTtl: Duration;
  relations?: CustomRelations;
  /** The clock, in milliseconds. */
  now?: () => number;
}

/**
 * The software catalog, asked with the caller's own credentials and at most
 * one request a question (of up to a thousand references).
 *
 * @remarks
 * Entities are remembered for a while, separately for each caller, because
 * the catalog may show one what it hides from another. That an entity is
 * unknown isn't remembered: somebody may be registering it right now.
 */
export class DefaultCatalog implements Catalog {
  readonly #options: DefaultCatalogOptions;
  readonly #requests: CatalogRequests;
  readonly #relationTypes: ReadonlySet<string>;
  readonly #cache: ExpiringCache<CatalogEntity>;
  readonly #showsAll: ExpiringCache<Promise<boolean>>;

  static create(options: DefaultCatalogOptions): DefaultCatalog {
    return new DefaultCatalog(options);
  }

  private constructor(options: DefaultCatalogOptions) {
    const { timeout, cacheTtl, relations, now = Date.now } = options;
    this.#options = options;
    this.#requests = new CatalogRequests({ timeout, now });
    this.#relationTypes = relationTypesOfInterest(relations);
    this.#cache = new ExpiringCache({
      timeToLive: cacheTtl.toMillis(),
      maxEntries: MOST_ENTITIES,
      now,
    });
    this.#showsAll = new ExpiringCache({
      timeToLive: DECISION_LIFETIME,
      maxEntries: MOST_CALLERS,
      now,
    });
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
      const value = toCatalogEntity(entity, this.#relationTypes);
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
      people.set(ref, { memberOf: targetsOf(relations, RELATION_MEMBER_OF) });
    }
    return { reached: true, value: people };
  }

  members(
    groupRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, string[]>>> {
    return membersOf(groupRefs, async refs => {
      const answer = await this.#fetch([...refs], personFields, credentials);
      if (!answer.reached) {
        return answer;
      }
      const parts = [...answer.value].map(
        ([ref, { relations = [] }]) =>
          [
            ref,
            {
              users: targetsOf(relations, RELATION_HAS_MEMBER),
              children: targetsOf(relations, RELATION_PARENT_OF),
            },
          ] as const,
      );
      return { reached: true, value: new Map(parts) };
    });
  }

  showsAllTo(credentials: BackstageCredentials): Promise<boolean> {
    const caller = JSON.stringify(credentials.principal);
    const known = this.#showsAll.get(caller);
    if (known) {
      return known;
    }
    const asked = this.#options.permissions
      .authorizeConditional([{ permission: catalogEntityReadPermission }], {
        credentials,
      })
      .then(([{ result }]) => result === AuthorizeResult.ALLOW);
    this.#showsAll.set(caller, asked);
    asked.catch(() => this.#showsAll.delete(caller));
    return asked;
  }

  async hidden(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Set<string>>> {
    if (refs.length === 0 || (await this.showsAllTo(credentials))) {
      return { reached: true, value: new Set() };
    }
    const shown = await this.entities(refs, credentials);
    if (!shown.reached) {
      return shown;
    }
    const existing = await this.entities(
      refs.filter(ref => !shown.value.has(ref)),
      await this.#options.auth.getOwnServiceCredentials(),
    );
    return existing.reached
      ? { reached: true, value: new Set(existing.value.keys()) }
      : existing;
  }

  async renamed(
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, string>>> {
    const earlier = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page = cursor ? { cursor } : { query: whereRenamed };
      const answer = await this.#requests.ask(() =>
        this.#options.catalog.queryEntities(
          { ...page, fields: renamedFields, limit: MOST_REFS },
          { credentials },
        ),
      );
      if (!answer.reached) {
        return answer;
      }
      answer.value.items
        .flatMap(earlierRefsOf)
        .forEach(([before, now]) => earlier.set(before, now));
      cursor = answer.value.pageInfo.nextCursor;
    } while (cursor);
    return { reached: true, value: earlier };
  }

  async #fetch(
    refs: string[],
    fields: string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, Entity>>> {
    const entities = new Map<string, Entity>();
    const chunks = Array.from(
      { length: Math.ceil(refs.length / MOST_REFS) },
      (_, at) => refs.slice(at * MOST_REFS, (at + 1) * MOST_REFS),
    );
    const answers = await Promise.all(
      chunks.map(entityRefs =>
        this.#requests.ask(
          () =>
            this.#options.catalog.getEntitiesByRefs(
              { entityRefs, fields },
              { credentials },
            ),
          { isLarge: entityRefs.length > MANY_REFS },
        ),
      ),
    );
    for (const [at, answer] of answers.entries()) {
      if (!answer.reached) {
        return answer;
      }
      chunks[at].forEach((ref, position) => {
        const entity = answer.value.items[position];
        if (entity) {
          entities.set(ref, entity);
        }
      });
    }
    return { reached: true, value: entities };
  }
}
