import type {
  CurrentEntityLink,
  EntitySnapshot,
} from 'backstage-plugin-itsm-common';

/** What may change of an entity, in the order it is told. */
export const comparedFields = [
  'title',
  'kind',
  'type',
  'owner',
  'system',
  'lifecycle',
  'tier',
] as const;

/** Something the catalog says otherwise than when the entity was linked. */
export interface SnapshotChange {
  field: (typeof comparedFields)[number];
  from?: string;
  to?: string;
}

function valueOf(
  snapshot: EntitySnapshot,
  field: SnapshotChange['field'],
): string | undefined {
  // Without a title an entity goes by its name.
  const value =
    field === 'title' ? snapshot.title ?? snapshot.name : snapshot[field];
  return value === undefined ? undefined : String(value);
}

/** What has changed in the catalog since the entity was linked. */
export function snapshotChanges(link: CurrentEntityLink): SnapshotChange[] {
  const { snapshot, snapshotState, current } = link;
  // Nothing is known of what it was before.
  if (snapshotState !== 'taken' || !current) {
    return [];
  }
  return comparedFields
    .map(field => ({
      field,
      from: valueOf(snapshot, field),
      to: valueOf(current, field),
    }))
    .filter(({ field, from, to }) =>
      field === 'kind'
        ? from?.toLocaleLowerCase('en-US') !== to?.toLocaleLowerCase('en-US')
        : from !== to,
    );
}
