import {
  intersectSpans,
  liesWithin,
  mergeSpans,
  overlap,
} from '../../timeSpan';
import { occurrences } from '../../window/occurrences';
import { coveredThrough } from '../../window/windowsOver';
import {
  Conflict,
  ConflictWindow,
  ConflictWorld,
  PlannedChange,
} from '../conflicts';

/* All that can be found by comparing everything with everything. */
export function bruteForce(one: PlannedChange, all: ConflictWorld): string[] {
  const found: string[] = [];
  const reaches = (from: string, to: string) =>
    (all.closures.get(from) ?? []).some(({ entityRef }) => entityRef === to) ||
    (all.closures.get(to) ?? []).some(({ entityRef }) => entityRef === from);
  const distance = (from: string, to: string) =>
    Math.min(
      ...(all.closures.get(from) ?? [])
        .filter(({ entityRef }) => entityRef === to)
        .map(({ path }) => path.length),
      ...(all.closures.get(to) ?? [])
        .filter(({ entityRef }) => entityRef === from)
        .map(({ path }) => path.length),
    );
  const downstream = (from: string, to: string) =>
    (all.closures.get(from) ?? []).some(
      ({ entityRef, direction }) =>
        entityRef === to && direction === 'downstream',
    ) ||
    (all.closures.get(to) ?? []).some(
      ({ entityRef, direction }) =>
        entityRef === from && direction === 'upstream',
    );
  for (const other of all.changes) {
    if (other.number !== one.number && overlap(one, other)) {
      const apart =
        one.environment &&
        other.environment &&
        one.environment !== other.environment;
      const pairs = apart
        ? []
        : one.entityRefs.flatMap(a => other.entityRefs.map(b => [a, b]));
      pairs
        .filter(([a, b]) => a === b)
        .forEach(([a]) => found.push(`same_entity ${other.number} ${a}`));
      const related = pairs.filter(([a, b]) => a !== b && reaches(a, b));
      if (related.length > 0) {
        const nearest = Math.min(...related.map(([a, b]) => distance(a, b)));
        found.push(`related_entity ${other.number} ${nearest}`);
      }
      one.implementers
        .filter(ref => other.implementers.includes(ref))
        .forEach(ref => found.push(`same_implementer ${other.number} ${ref}`));
    }
  }
  const facts = (entityRef: string) =>
    all.entities.get(entityRef) ?? { entityRef, kind: 'component' };
  const timesOf = (is: ConflictWindow) => occurrences(is, one.start, one.end);
  const covers = (is: ConflictWindow, entityRef: string) =>
    coveredThrough(is, facts(entityRef), one.environment) !== undefined;
  for (const is of all.windows.filter(({ kind }) => kind === 'freeze')) {
    if (intersectSpans(timesOf(is), [one]).length > 0) {
      const direct = one.entityRefs.filter(ref => covers(is, ref));
      direct.forEach(ref => found.push(`freeze ${is.id} ${ref}`));
      const reached = [...all.entities.keys()].some(
        ref =>
          covers(is, ref) && one.entityRefs.some(own => downstream(own, ref)),
      );
      if (direct.length === 0 && reached) {
        found.push(`freeze ${is.id} below`);
      }
    }
  }
  for (const ref of one.entityRefs) {
    const own = all.windows.filter(
      is => is.kind === 'maintenance' && covers(is, ref),
    );
    if (own.length > 0 && !liesWithin(one, mergeSpans(own.flatMap(timesOf)))) {
      found.push(`outside_maintenance ${ref}`);
    }
    all.incidents
      .filter(incident => incident.entityRefs.includes(ref))
      .filter(({ number }) => !one.fixes?.includes(number))
      .forEach(({ number }) => found.push(`open_incident ${number} ${ref}`));
  }
  return found.sort();
}

/* Conflicts in the words of the above. */
export function summary(conflicts: Conflict[]): string[] {
  return conflicts
    .map(({ kind, number, window: is, entityRef, userRef, path }) => {
      switch (kind) {
        case 'same_entity':
        case 'open_incident':
          return `${kind} ${number} ${entityRef}`;
        case 'related_entity':
          return `${kind} ${number} ${path!.length}`;
        case 'same_implementer':
          return `${kind} ${number} ${userRef}`;
        case 'freeze':
          return `${kind} ${is!.id} ${path ? 'below' : entityRef}`;
        default:
          return `${kind} ${entityRef}`;
      }
    })
    .sort();
}
