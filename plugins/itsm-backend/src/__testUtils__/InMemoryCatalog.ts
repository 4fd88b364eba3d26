import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntitySnapshot } from 'backstage-plugin-itsm-common';
import { Catalog, CatalogAnswer, CatalogEntity } from '../catalog/Catalog';

interface TestEntity {
  title?: string;
  owner?: string;
  system?: string;
  tier?: number;
  type?: string;
  supportGroup?: string;
  relations?: [type: string, targetRef: string][];
  tags?: string[];
  parentGroup?: string;
  /** References of users who don't see it. */
  hiddenFrom?: string[];
}

/** A small company: two teams, their people and their services. */
export class InMemoryCatalog implements Catalog {
  isDown = false;
  /** References now, by earlier ones. */
  readonly renames = new Map<string, string>();

  readonly #entities: Record<string, TestEntity> = {
    'component:default/checkout': {
      owner: 'group:default/payments',
      system: 'system:default/shop',
      tier: 1,
    },
    'component:default/cart': {
      owner: 'group:default/payments',
      system: 'system:default/shop',
    },
    'resource:default/kafka': {
      owner: 'group:default/platform',
      supportGroup: 'group:default/sre',
    },
  };

  readonly #people: Record<string, string[]> = {
    'user:default/engineer': ['group:default/payments'],
    'user:default/colleague': ['group:default/payments'],
    'user:default/reviewer': ['group:default/platform'],
    'user:default/sre': ['group:default/sre'],
    'user:default/change-manager': ['group:default/managers'],
    'user:default/auditor': ['group:default/auditors'],
    'group:default/payments': [],
    'group:default/platform': [],
    'group:default/sre': [],
    'group:default/managers': [],
    'group:default/auditors': [],
  };

  /** The groups a user is a member of. */
  groupsOf(userRef: string): string[] {
    return this.#people[userRef] ?? [];
  }

  /** Adds or changes an entity. */
  set(entityRef: string, entity: TestEntity = {}) {
    this.#entities[entityRef] = entity;
  }

  remove(entityRef: string) {
    delete this.#entities[entityRef];
  }

  async entities(
    refs: readonly string[],
    credentials?: BackstageCredentials,
  ): Promise<CatalogAnswer<Map<string, CatalogEntity>>> {
    const shown = refs.filter(ref => !this.#hides(ref, credentials));
    return this.#answer(shown, this.#entities, (entityRef, entity) => {
      const { supportGroup, relations = [], hiddenFrom, ...rest } = entity;
      const { tags, parentGroup, ...about } = rest;
      const [kind, name] = entityRef.split(/:default\//);
      const snapshot: EntitySnapshot = { kind, name, ...about };
      return {
        entityRef,
        snapshot,
        supportGroup: supportGroup ?? entity.owner,
        relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
        tags,
        parentGroup,
      };
    });
  }

  async showsAllTo(credentials: BackstageCredentials): Promise<boolean> {
    return !Object.keys(this.#entities).some(ref =>
      this.#hides(ref, credentials),
    );
  }

  async hidden(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<CatalogAnswer<Set<string>>> {
    const hidden = refs.filter(ref => this.#hides(ref, credentials));
    return this.isDown
      ? { reached: false, because: 'the catalog is down' }
      : { reached: true, value: new Set(hidden) };
  }

  async renamed(): Promise<CatalogAnswer<Map<string, string>>> {
    return this.isDown
      ? { reached: false, because: 'the catalog is down' }
      : { reached: true, value: this.renames };
  }

  async people(
    refs: readonly string[],
  ): Promise<CatalogAnswer<Map<string, { memberOf: string[] }>>> {
    return this.#answer(refs, this.#people, (_, memberOf) => ({ memberOf }));
  }

  async members(
    groupRefs: readonly string[],
  ): Promise<CatalogAnswer<Map<string, string[]>>> {
    const groups = Object.fromEntries(groupRefs.map(ref => [ref, ref]));
    return this.#answer(groupRefs, groups, ref =>
      Object.keys(this.#people)
        .filter(user => this.#people[user].includes(ref))
        .sort(),
    );
  }

  /** Makes somebody a member of groups, in place of those before. */
  setPerson(userRef: string, groupRefs: string[]) {
    this.#people[userRef] = groupRefs;
  }

  #hides(ref: string, credentials?: BackstageCredentials): boolean {
    const principal = credentials?.principal as { userEntityRef?: string };
    return Boolean(
      principal?.userEntityRef &&
        this.#entities[ref]?.hiddenFrom?.includes(principal.userEntityRef),
    );
  }

  #answer<TKnown, T>(
    refs: readonly string[],
    known: Record<string, TKnown>,
    tell: (ref: string, value: TKnown) => T,
  ): CatalogAnswer<Map<string, T>> {
    if (this.isDown) {
      return { reached: false, because: 'the catalog is down' };
    }
    const found = refs.filter(ref => Object.hasOwn(known, ref));
    return {
      reached: true,
      value: new Map(found.map(ref => [ref, tell(ref, known[ref])])),
    };
  }
}
