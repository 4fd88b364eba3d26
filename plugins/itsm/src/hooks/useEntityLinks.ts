import type {
  CurrentEntityLink,
  EntityLink,
} from 'backstage-plugin-itsm-common';
import { useMemo } from 'react';
import { useResource } from './useResource';

/** The part of the API that tells what the catalog says of a record's links. */
export interface EntityLinksReader {
  entities(
    key: string,
    options?: { signal?: AbortSignal },
  ): Promise<CurrentEntityLink[]>;
}

/**
 * What a record is about: as it remembers it, at once, and with what the
 * catalog says by now, as soon as it has answered.
 */
export function useEntityLinks(
  reader: EntityLinksReader,
  record: { number: string; version: number; entities: readonly EntityLink[] },
): CurrentEntityLink[] {
  const { number, version, entities } = record;
  const { value } = useResource(
    signal => reader.entities(number, { signal }),
    [reader, version],
    number,
  );
  return useMemo(
    () =>
      entities.map(link => {
        const told = value?.find(
          ({ entityRef }) => entityRef === link.entityRef,
        );
        return told
          ? { ...link, current: told.current, missing: told.missing }
          : link;
      }),
    [entities, value],
  );
}
