import { EntitySnapshot } from 'backstage-plugin-itsm-common';
import { Catalog, CatalogAnswer, CatalogEntity } from '../catalog/Catalog';

interface TestEntity {
  owner?: string;
  system?: string;
  tier?: number;
  supportGroup?: string;
}

/** A small company: two teams, their people and their services. */
export class InMemoryCatalog implements Catalog {
  isDown = false;

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

  async entities(
    refs: readonly string[],
  ): Promise<CatalogAnswer<Map<string, CatalogEntity>>> {
    return this.#answer(refs, this.#entities, (entityRef, entity) => {
      const { supportGroup, ...about } = entity;
      const [kind, name] = entityRef.split(/:default\//);
      const snapshot: EntitySnapshot = { kind, name, ...about };
      return {
        entityRef,
        snapshot,
        supportGroup: supportGroup ?? entity.owner,
      };
    });
  }

  async people(
    refs: readonly string[],
  ): Promise<CatalogAnswer<Map<string, { memberOf: string[] }>>> {
    return this.#answer(refs, this.#people, (_, memberOf) => ({ memberOf }));
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
