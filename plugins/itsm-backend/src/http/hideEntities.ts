import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntityLink } from 'backstage-plugin-itsm-common';
import { Catalog } from '../catalog/Catalog';

/** The part of the catalog that knows what is shown to whom. */
export type EntitySight = Pick<Catalog, 'showsAllTo' | 'hidden'>;

const REF = /^[a-z][a-z0-9-]*:[a-z0-9._-]+\/[a-z0-9._@+-]+$/;
const REF_IN_TEXT = /\b[a-z][a-z0-9-]*:[a-z0-9._-]+\/[a-z0-9._@+-]*[a-z0-9]/g;

/* Where sentences of the product itself may name entities. */
const sentences = new Set(['because', 'evidence', 'message']);

/* What an answer may tell of an entity beside its reference. */
const about = new Set([
  'current',
  'lifecycle',
  'owner',
  'system',
  'tier',
  'title',
]);

function isEntityLink(value: object): value is EntityLink {
  return 'entityRef' in value && 'role' in value && 'snapshot' in value;
}

/* People and groups aren't hidden. */
function mayBeHidden(ref: string) {
  return !/^(?:user|group):/.test(ref);
}

function refsInText(key: string, text: string): string[] {
  if (sentences.has(key)) {
    return text.match(REF_IN_TEXT) ?? [];
  }
  return REF.test(text) ? [text] : [];
}

function collectRefs(key: string, value: unknown, refs: Set<string>) {
  if (typeof value === 'string') {
    refsInText(key, value)
      .filter(mayBeHidden)
      .forEach(ref => refs.add(ref));
  } else if (Array.isArray(value)) {
    value.forEach(inner => collectRefs(key, inner, refs));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      collectRefs('', name, refs);
      collectRefs(name, inner, refs);
    }
  }
}

type StandIns = ReadonlyMap<string, string>;

function replaceInText(key: string, text: string, standIns: StandIns): string {
  return sentences.has(key)
    ? text.replace(REF_IN_TEXT, ref => standIns.get(ref) ?? ref)
    : standIns.get(text) ?? text;
}

function replaceInObject(value: object, standIns: StandIns): object {
  const ref = 'entityRef' in value ? String(value.entityRef) : '';
  const standIn = standIns.get(ref);
  if (standIn && isEntityLink(value)) {
    return {
      entityRef: standIn,
      role: value.role,
      snapshot: { kind: 'hidden', name: 'hidden' },
      snapshotState: 'hidden',
    } satisfies EntityLink;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !standIn || !about.has(name))
      .map(([name, inner]) => [
        standIns.get(name) ?? name,
        replaceRefs(name, inner, standIns),
      ]),
  );
}

function replaceRefs(key: string, value: unknown, standIns: StandIns): unknown {
  if (typeof value === 'string') {
    return replaceInText(key, value, standIns);
  }
  if (Array.isArray(value)) {
    return value.map(inner => replaceRefs(key, inner, standIns));
  }
  return typeof value === 'object' && value !== null
    ? replaceInObject(value, standIns)
    : value;
}

/**
 * Takes out of an answer what it says of entities that the caller may not see.
 *
 * @remarks
 * It is done to every answer and wherever in it an entity is named: in links to
 * entities, in fields of any name that are a reference or a list of them, as
 * names of fields, and in what the product itself says in words; so that no
 * route can forget it. What people have written stays as it is. It isn't done
 * where the caller sees the whole catalog, as people do in most portals. While
 * the catalog can't tell what the caller may see, they see none of it.
 */
export async function hideEntities<T>(
  answer: T,
  sight: Pick<EntitySight, 'hidden'>,
  credentials: BackstageCredentials,
): Promise<T> {
  const refs = new Set<string>();
  collectRefs('', answer, refs);
  const hidden = await sight.hidden([...refs], credentials);
  const unshown = [...refs].filter(
    ref => !hidden.reached || hidden.value.has(ref),
  );
  return unshown.length === 0
    ? answer
    : (replaceRefs(
        '',
        answer,
        new Map(
          unshown.map((ref, at) => [ref, `hidden:default/${at + 1}`] as const),
        ),
      ) as T);
}
