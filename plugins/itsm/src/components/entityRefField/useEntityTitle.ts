import { useApiHolder } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';

function nameOf(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}

/** What an entity is called; its name until the catalog has answered. */
export function useEntityTitle(entityRef?: string): string | undefined {
  const presentations = useApiHolder().get(entityPresentationApiRef);
  const [known, setKnown] = useState<{ entityRef: string; title: string }>();

  useEffect(() => {
    if (!entityRef || !presentations) {
      return undefined;
    }
    let current = true;
    presentations.forEntity(entityRef).promise.then(
      ({ primaryTitle }) => {
        if (current) {
          setKnown({ entityRef, title: primaryTitle });
        }
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [presentations, entityRef]);

  if (!entityRef) {
    return undefined;
  }
  return known?.entityRef === entityRef ? known.title : nameOf(entityRef);
}
