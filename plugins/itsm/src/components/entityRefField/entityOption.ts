import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** An entity as one of the choices of a field. */
export interface EntityOption {
  /** The full reference, in lower case. */
  id: string;
  /** What the field shows once it is chosen. */
  textValue: string;
  kind: string;
  /** What tells entities of one name apart: owner, type, e-mail. */
  details: string[];
}

/** The fields of an entity that a choice needs. */
export const optionFields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.type',
  'spec.owner',
  'spec.profile.displayName',
  'spec.profile.email',
];

/** The fields of an entity that are searched for what is typed. */
export const searchedFields = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
];

interface ChoosableSpec {
  type?: string;
  owner?: string;
  profile?: { displayName?: string; email?: string };
}

function nameOfOwner(owner: string): string {
  try {
    return parseEntityRef(owner, { defaultKind: 'group' }).name;
  } catch {
    return owner;
  }
}

/** An entity of the catalog as a choice. */
export function toEntityOption(entity: Entity): EntityOption {
  const { name, title } = entity.metadata;
  const spec = (entity.spec ?? {}) as ChoosableSpec;
  return {
    id: stringifyEntityRef(entity),
    textValue: spec.profile?.displayName ?? title ?? name,
    kind: entity.kind,
    details: [
      entity.kind === 'User' ? name : spec.type,
      spec.profile?.email,
      spec.owner && nameOfOwner(spec.owner),
    ].filter((detail): detail is string => Boolean(detail)),
  };
}

/** Whether a choice has the typed text in one of its names. */
export function matches(option: EntityOption, text: string): boolean {
  const sought = text.trim().toLocaleLowerCase();
  return [option.textValue, option.id].some(name =>
    name.toLocaleLowerCase().includes(sought),
  );
}

/*
 * Typing the whole reference has to work while the catalog doesn't answer, so
 * this doesn't ask it.
 */
const FULL_REF = /^([a-z][a-z0-9-]*):(?:([a-z0-9._-]+)\/)?([a-z0-9._-]+)$/i;

/**
 * The reference that a text spells out, in its full form.
 * @returns `undefined` if it is none, or one of another kind.
 */
export function typedEntityRef(
  text: string,
  kinds: readonly string[],
): string | undefined {
  const match = FULL_REF.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [kind, namespace = 'default', name] = match
    .slice(1)
    .map(part => part?.toLocaleLowerCase('en-US'));
  return kinds.some(known => known.toLocaleLowerCase('en-US') === kind)
    ? `${kind}:${namespace}/${name}`
    : undefined;
}
