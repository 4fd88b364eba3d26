import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

type Direction = 'downstream' | 'upstream';

/** What a walk comes to, in lines that can be compared; references in lower case. */
export interface ToldImpact {
  /** How far away, and how many relations the way has. */
  nodes: string[];
  edges: string[];
  owners: string[];
  rollups: string[];
  countsByTier: string[];
}

/** Lines of an answer, whose order says nothing. */
export function lines(values: Record<string, number> | [string, number][]) {
  return (Array.isArray(values) ? values : Object.entries(values))
    .map(([name, count]) => `${name} ${count}`)
    .sort();
}

/** A node as a line. */
export function nodeLine(node: {
  entityRef: string;
  distance: number;
  steps: number;
  missing: boolean;
}) {
  const { entityRef, distance, steps, missing } = node;
  return `${entityRef} ${distance} ${steps}${missing ? ' missing' : ''}`;
}

export function refOf({ kind, metadata }: Entity): string {
  const { namespace = 'default', name } = metadata;
  return `${kind}:${namespace}/${name}`.toLowerCase();
}

function kindOf(ref: string) {
  return ref.split(':')[0];
}

function isSystemOrDomain(ref: string) {
  return kindOf(ref) === 'system' || kindOf(ref) === 'domain';
}

/* The documentation's sentences, one a line. */
function isWalked(from: string, type: string, to: string, way: Direction) {
  const areComponents =
    kindOf(from) === 'component' && kindOf(to) === 'component';
  if (way === 'downstream') {
    return (
      type === 'dependencyof' ||
      type === 'providesapi' ||
      type === 'apiconsumedby' ||
      (type === 'partof' && areComponents)
    );
  }
  return (
    type === 'dependson' ||
    type === 'consumesapi' ||
    type === 'apiprovidedby' ||
    (type === 'haspart' && areComponents)
  );
}

/** Answers about a catalog that was read as a whole. */
export class WalkByHand {
  readonly #entities: Map<string, Entity>;
  /** What the organisation follows besides, in lower case. */
  readonly #own: Record<Direction, string[]>;
  /** What exists, but isn't shown to who asks: they read of it nowhere. */
  readonly #hidden: ReadonlySet<string>;

  constructor(
    entities: readonly Entity[],
    own: Record<Direction, string[]>,
    hidden: ReadonlySet<string> = new Set(),
  ) {
    this.#entities = new Map(entities.map(entity => [refOf(entity), entity]));
    this.#own = own;
    this.#hidden = hidden;
  }

  #relations(ref: string): { type: string; to: string }[] {
    return (this.#entities.get(ref)?.relations ?? []).map(relation => ({
      type: relation.type.toLowerCase(),
      to: relation.targetRef.toLowerCase(),
    }));
  }

  #targets(ref: string, type: string): string[] {
    return this.#relations(ref)
      .filter(relation => relation.type === type)
      .map(({ to }) => to);
  }

  /** What may be gone over from an entity, whether from the start or later. */
  #walked(ref: string, way: Direction, isStart: boolean) {
    return this.#relations(ref).filter(
      ({ type, to }) =>
        this.#own[way].includes(type) ||
        ((isStart || !isSystemOrDomain(ref)) && isWalked(ref, type, to, way)),
    );
  }

  impact(root: string, way: Direction, depth: number): ToldImpact {
    const start = new Map([[root, 0]]);
    if (isSystemOrDomain(root)) {
      // A map goes on to what is added to it on the way.
      for (const [ref, steps] of start) {
        for (const part of this.#targets(ref, 'haspart')) {
          if (!start.has(part)) {
            start.set(part, steps + 1);
          }
        }
      }
    }
    const found = new Map(
      [...start].map(([ref, steps]) => [ref, { distance: 0, steps }]),
    );
    // Over and over until no way gets shorter.
    for (let changed = true; changed; ) {
      changed = false;
      for (const [ref, { distance, steps }] of [...found]) {
        const onward =
          distance < depth ? this.#walked(ref, way, start.has(ref)) : [];
        for (const { to } of onward) {
          const before = found.get(to);
          const now = { distance: distance + 1, steps: steps + 1 };
          if (
            !before ||
            now.distance < before.distance ||
            (now.distance === before.distance && now.steps < before.steps)
          ) {
            found.set(to, now);
            changed = true;
          }
        }
      }
    }
    this.#hidden.forEach(ref => found.delete(ref));
    const edges = [...found.keys()].flatMap(from =>
      [
        ...this.#walked(from, way, start.has(from)),
        ...(isSystemOrDomain(root) && start.has(from)
          ? this.#targets(from, 'haspart').map(to => ({ type: 'haspart', to }))
          : []),
      ]
        .filter(({ to }) => found.has(to))
        .map(({ type, to }) => `${from} ${type} ${to}`),
    );
    found.delete(root);
    return {
      nodes: [...found]
        .map(([entityRef, reached]) =>
          nodeLine({
            ...reached,
            entityRef,
            missing: !this.#entities.has(entityRef),
          }),
        )
        .sort(),
      edges: [...new Set(edges)].sort(),
      ...this.#figures(root, [...found.keys()]),
    };
  }

  /** By relation; kinds of their own may have no more than the field. */
  #ownerOf(ref: string): string | undefined {
    const [related] = this.#targets(ref, 'ownedby');
    const { spec, metadata } = this.#entities.get(ref) ?? {};
    return related || typeof spec?.owner !== 'string'
      ? related
      : stringifyEntityRef(
          parseEntityRef(spec.owner, {
            defaultKind: 'group',
            defaultNamespace: metadata?.namespace,
          }),
        );
  }

  #figures(root: string, refs: string[]) {
    const owners: Record<string, number> = {};
    const rollups: Record<string, number> = {};
    const countsByTier: Record<string, number> = {
      1: 0,
      2: 0,
      3: 0,
      4: 0,
      none: 0,
    };
    const add = (counts: Record<string, number>, key: string) => {
      counts[key] = (counts[key] ?? 0) + 1;
    };
    for (const ref of refs) {
      const owner = this.#ownerOf(ref);
      if (owner) {
        add(owners, owner);
      }
      const annotation =
        this.#entities.get(ref)?.metadata.annotations?.['itsm/tier']?.trim() ??
        '';
      add(
        countsByTier,
        ['1', '2', '3', '4'].includes(annotation) ? annotation : 'none',
      );
      if (!isSystemOrDomain(ref)) {
        const direct = this.#targets(ref, 'partof').filter(isSystemOrDomain);
        const around = direct.flatMap(grouping =>
          kindOf(grouping) === 'system'
            ? [
                grouping,
                ...this.#targets(grouping, 'partof').filter(isSystemOrDomain),
              ]
            : [grouping],
        );
        new Set(around).forEach(grouping => {
          if (grouping !== root && this.#entities.has(grouping)) {
            add(rollups, grouping);
          }
        });
      }
    }
    return {
      owners: lines(owners),
      rollups: lines(rollups),
      countsByTier: lines(countsByTier),
    };
  }
}
