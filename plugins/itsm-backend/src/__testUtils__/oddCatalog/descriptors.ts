import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

/** What an entity is made from; what else is said becomes its metadata. */
export interface Descriptor {
  apiVersion?: string;
  kind: string;
  name: string;
  namespace?: string;
  title?: string;
  tags?: string[];
  annotations?: Record<string, string>;
  spec?: JsonObject;
  [field: string]: unknown;
}

export function toEntity(descriptor: Descriptor): Entity {
  const {
    apiVersion = 'backstage.io/v1alpha1',
    kind,
    spec,
    ...metadata
  } = descriptor;
  const origin = 'url:https://git.example.com/catalog-info.yaml';
  return {
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      annotations: {
        'backstage.io/managed-by-location': origin,
        'backstage.io/managed-by-origin-location': origin,
        ...metadata.annotations,
      },
    } as Entity['metadata'],
    ...(spec ? { spec } : {}),
  };
}

/** What components and APIs have in common. */
export const service = { type: 'service', lifecycle: 'production' };
