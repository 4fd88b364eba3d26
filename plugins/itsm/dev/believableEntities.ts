import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { catalogApiRef } from '@backstage/plugin-catalog-react';

type CatalogApi = typeof catalogApiRef.T;

function entity(kind: string, name: string, title?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title },
    spec: {
      profile: title ? { displayName: title } : undefined,
      type: kind === 'Component' ? 'service' : undefined,
    },
    relations: [],
  };
}

const entities = [
  entity('User', 'engineer', 'Ida Engström'),
  entity('User', 'reviewer', 'Rafael Nunes'),
  entity('User', 'sre', 'Sana Rehman'),
  entity('User', 'mara', 'Mara Lindqvist'),
  entity('User', 'tomas', 'Tomás Ortega'),
  entity('Group', 'payments', 'Payments'),
  entity('Group', 'storefront', 'Storefront'),
  entity('Group', 'catalog', 'Catalog'),
  entity('Group', 'fulfilment', 'Fulfilment'),
  entity('Group', 'platform', 'Platform'),
  ...['checkout', 'payment', 'cart', 'frontend', 'shipping', 'kafka'].map(
    name => entity('Component', name),
  ),
];

function find(ref: string) {
  return entities.find(one => stringifyEntityRef(one) === ref);
}

/** As much of the catalog as the pages ask for. */
export const believableEntities = {
  async getEntityByRef(ref: string) {
    return find(ref);
  },
  async getEntitiesByRefs({ entityRefs }: { entityRefs: string[] }) {
    return { items: entityRefs.map(find) };
  },
  async queryEntities(request: {
    filter?: { kind?: string[] };
    fullTextFilter?: { term: string };
  }) {
    const term = request.fullTextFilter?.term.toLocaleLowerCase() ?? '';
    const items = entities.filter(
      ({ kind, metadata }) =>
        request.filter?.kind?.includes(kind.toLocaleLowerCase()) &&
        `${metadata.name} ${metadata.title ?? ''}`
          .toLocaleLowerCase()
          .includes(term),
    );
    return { items, totalItems: items.length, pageInfo: {} };
  },
} as unknown as CatalogApi;
