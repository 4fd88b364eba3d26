import type { FieldChange } from 'backstage-plugin-itsm-common';

/** A change of a field, sorted by how it is best said. */
export type ToldChange =
  | { how: 'set'; field: string; to: string }
  | { how: 'cleared'; field: string; from: string }
  | { how: 'changed'; field: string; from: string; to: string }
  | { how: 'rewrote'; field: string; from: string; to: string }
  | { how: 'members'; field: string; added: string[]; removed: string[] };

/* What follows from the step itself or from other fields needs no telling. */
const untold = new Set([
  'state',
  'active',
  'number',
  'acknowledgedAt',
  'resolvedAt',
  'resolvedBy',
  'closedAt',
  'reopenCount',
  'reassignmentCount',
]);

/** Texts that are too long to be said in a sentence. */
const longTexts = new Set([
  'description',
  'resolutionNotes',
  'notes',
  'workaround',
  'rootCause',
  'fixNotes',
  'problemStatement',
  'justification',
  'implementationPlan',
  'testPlan',
  'backoutPlan',
]);

function toText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  const { entityRef, reason, source, id, level, whatHappened } =
    value as Record<string, unknown>;
  if (typeof entityRef === 'string') {
    return entityRef;
  }
  if (typeof source === 'string') {
    return `${source} ${id ?? ''}`.trim();
  }
  // Of a risk its level, of a review what it says; the page has the rest.
  const main = [reason, level, whatHappened].find(
    text => typeof text === 'string',
  );
  return typeof main === 'string' ? main : JSON.stringify(value);
}

function toMembers(value: unknown): string[] {
  return Array.isArray(value) ? value.map(toText) : [];
}

/** How to say the changes of an entry, without those that go without saying. */
export function toldChanges(
  changes: readonly FieldChange[] = [],
): ToldChange[] {
  return changes.flatMap(({ field, from, to }): ToldChange[] => {
    if (untold.has(field)) {
      return [];
    }
    if (Array.isArray(from) || Array.isArray(to)) {
      const before = toMembers(from);
      const after = toMembers(to);
      const added = after.filter(member => !before.includes(member));
      const removed = before.filter(member => !after.includes(member));
      return added.length + removed.length > 0
        ? [{ how: 'members', field, added, removed }]
        : [];
    }
    if (typeof (to ?? from) === 'boolean') {
      return [{ how: 'set', field, to: String(to ?? false) }];
    }
    const texts = { from: toText(from), to: toText(to) };
    if (longTexts.has(field)) {
      return texts.from || texts.to
        ? [{ how: 'rewrote', field, ...texts }]
        : [];
    }
    if (!texts.from && texts.to) {
      return [{ how: 'set', field, to: texts.to }];
    }
    if (texts.from && !texts.to) {
      return [{ how: 'cleared', field, from: texts.from }];
    }
    return texts.from ? [{ how: 'changed', field, ...texts }] : [];
  });
}
