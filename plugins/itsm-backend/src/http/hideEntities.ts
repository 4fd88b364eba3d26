import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntityLink } from 'backstage-plugin-itsm-common';
import { Catalog } from '../catalog/Catalog';

/** The part of the catalog that knows what is shown to whom. */
export type EntitySight = Pick<Catalog, 'showsAllTo' | 'hidden'>;

function isEntityLink(value: object): value is EntityLink {
  return 'entityRef' in value && 'role' in value && 'snapshot' in value;
}

function collectRefs(value: unknown, refs: Set<string>) {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (isEntityLink(value)) {
    refs.add(value.entityRef);
    return;
  }
  for (const inner of Object.values(value)) {
    collectRefs(inner, refs);
  }
}

function replaceLinks(
  value: unknown,
  standIns: ReadonlyMap<string, string>,
): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(inner => replaceLinks(inner, standIns));
  }
  if (isEntityLink(value)) {
    const entityRef = standIns.get(value.entityRef);
    return entityRef === undefined
      ? value
      : ({
          entityRef,
          role: value.role,
          snapshot: { kind: 'hidden', name: 'hidden' },
          snapshotState: 'hidden',
        } satisfies EntityLink);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      replaceLinks(inner, standIns),
    ]),
  );
}

/**
 * Takes out of an answer what it says of entities that the caller may not see.
 *
 * @remarks
 * It is done to every answer and wherever in it a link to an entity is (in
 * records, in their history), so that no route can forget it; except where the
 * caller sees the whole catalog, as people do in most portals. While the
 * catalog can't tell what the caller may see, they see none of it.
 */
export async function hideEntities<T>(
  answer: T,
  sight: Pick<EntitySight, 'hidden'>,
  credentials: BackstageCredentials,
): Promise<T> {
  const refs = new Set<string>();
  collectRefs(answer, refs);
  const hidden = await sight.hidden([...refs], credentials);
  const unshown = [...refs].filter(
    ref => !hidden.reached || hidden.value.has(ref),
  );
  return unshown.length === 0
    ? answer
    : (replaceLinks(
        answer,
        new Map(
          unshown.map((ref, at) => [ref, `hidden:default/${at + 1}`] as const),
        ),
      ) as T);
}
