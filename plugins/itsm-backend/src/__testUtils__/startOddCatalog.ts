import {
  BackstageCredentials,
  BackstageUserPrincipal,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  CatalogProcessor,
  catalogProcessingExtensionPoint,
  EntityProvider,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import plugin from '..';
import { copies, oddCatalog, ownKinds, taken } from './oddCatalog';

/** Who sees the whole catalog, and who doesn't. */
export const callers = {
  insider: 'user:default/insider',
  outsider: 'user:default/outsider',
};

const MOST_READS = 90;

/** What an organisation adds to the catalog for kinds of its own. */
const ownKindsProcessor: CatalogProcessor = {
  getProcessorName: () => 'own-kinds',
  validateEntityKind: async ({ kind }) => ownKinds.includes(kind),
  postProcessEntity: async (entity, _location, emit) => {
    if (!ownKinds.includes(entity.kind)) {
      return entity;
    }
    const source = getCompoundEntityRef(entity);
    const relate = (field: string, type: string, inverse: string) => {
      const refs = entity.spec?.[field];
      for (const ref of Array.isArray(refs) ? refs : []) {
        const target = parseEntityRef(String(ref), {
          defaultKind: 'Toolbox',
          defaultNamespace: source.namespace,
        });
        emit(processingResult.relation({ source, type, target }));
        emit(
          processingResult.relation({
            source: target,
            type: inverse,
            target: source,
          }),
        );
      }
    };
    relate('runsOn', 'runsOn', 'hosts');
    relate('dependsOn', 'dependsOn', 'dependencyOf');
    relate('partOf', 'partOf', 'hasPart');
    return entity;
  },
};

/** Hides resources, domains and whatever is deprecated from the outsider. */
function decide(
  permission: string,
  { principal }: BackstageCredentials,
): PolicyDecision {
  const { userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  if (
    permission !== 'catalog.entity.read' ||
    userEntityRef !== callers.outsider
  ) {
    return { result: AuthorizeResult.ALLOW };
  }
  const resourceType = 'catalog-entity';
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType,
    conditions: {
      not: {
        anyOf: [
          {
            rule: 'IS_ENTITY_KIND',
            resourceType,
            params: { kinds: ['Resource', 'Domain', 'Tool'] },
          },
          {
            rule: 'HAS_SPEC',
            resourceType,
            params: { key: 'lifecycle', value: 'deprecated' },
          },
        ],
      },
    },
  };
}

function providerOf(name: string, entities: Entity[]): EntityProvider {
  return {
    getProviderName: () => name,
    connect: connection =>
      connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey: name })),
      }),
  };
}

/** The odd catalog in a real catalog, with this plugin beside it. */
export async function startOddCatalog() {
  const { server } = await startTestBackend({
    features: [
      plugin,
      catalogBackend,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'odd-catalog',
        register(env) {
          env.registerInit({
            deps: { catalog: catalogProcessingExtensionPoint },
            async init({ catalog }) {
              catalog.addProcessor(ownKindsProcessor);
              catalog.addEntityProvider(
                providerOf('organisation', oddCatalog),
                providerOf('other-repository', copies),
              );
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          catalog: {
            stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
          },
          itsm: {
            catalog: {
              timeout: { seconds: 30 },
              relations: { upstream: ['RUNSON'], downstream: ['hosts'] },
            },
            roles: {
              changeManagers: ['group:default/farm'],
              advisoryBoard: ['group:default/farm'],
            },
          },
        },
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
        authorizeConditional: async (requests, options) => {
          const { credentials } = options as {
            credentials: BackstageCredentials;
          };
          return requests.map(({ permission }) =>
            decide(permission.name, credentials),
          );
        },
      }).factory,
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async () => {} }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });

  /** Asks as the insider, unless it says otherwise. */
  async function call(
    path: string,
    { as = callers.insider, body }: { as?: string; body?: object } = {},
  ) {
    const response = await fetch(`http://localhost:${server.port()}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: mockCredentials.user.header(as),
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  const fewest = (as: string) => (as === callers.insider ? taken : 1);

  /** The catalog's own list, once it has read and related everything. */
  async function readCatalog(as = callers.insider): Promise<Entity[]> {
    let before = '';
    for (let attempt = 0; attempt < MOST_READS; attempt += 1) {
      const { body } = await call('/api/catalog/entities', { as });
      const now = JSON.stringify(body);
      if (now === before && body.length >= fewest(as)) {
        return body;
      }
      before = now;
      await new Promise(resolve => {
        setTimeout(resolve, 1000);
      });
    }
    throw new Error(`The catalog isn't complete: ${before}`);
  }

  return { call, readCatalog };
}
