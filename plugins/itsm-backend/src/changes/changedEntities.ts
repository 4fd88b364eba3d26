import { StoredRecord } from '../records/rows';

/** The entities that a change changes itself, the primary one first. */
export function changedEntities({ entities }: StoredRecord): string[] {
  const refs = (role: string) =>
    entities
      .filter(entity => entity.role === role)
      .map(({ entityRef }) => entityRef);
  return [...refs('primary'), ...refs('affected')];
}
