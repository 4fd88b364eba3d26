import { parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useState } from 'react';

/** The name in a reference, for as long as nothing better is known. */
export function nameOfRef(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}

/** What entities are called; their names until the catalog has answered. */
export function useEntityTitles(
  entityRefs: readonly string[],
): (entityRef: string) => string {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const [titles, setTitles] = useState<Record<string, string>>({});
  const key = [...new Set(entityRefs)].sort().join(' ');

  useEffect(() => {
    if (!presentations || !key) {
      return undefined;
    }
    let current = true;
    Promise.all(
      key.split(' ').map(async entityRef => {
        try {
          const { promise } = presentations.forEntity(entityRef);
          return [entityRef, (await promise).primaryTitle];
        } catch {
          return [entityRef, nameOfRef(entityRef)];
        }
      }),
    ).then(known => {
      if (current) {
        setTitles(Object.fromEntries(known));
      }
    });
    return () => {
      current = false;
    };
  }, [presentations, key]);

  return useCallback(
    entityRef => titles[entityRef] ?? nameOfRef(entityRef),
    [titles],
  );
}
