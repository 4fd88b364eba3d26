import { Catalog } from '../catalog/Catalog';
import { Access } from '../records/access';

/**
 * Leaves out what is said of entities that the caller may not see; all of it,
 * if the catalog can't tell which these are.
 */
export async function withoutHidden<T>(
  items: readonly T[],
  options: { catalog: Catalog; access: Access; refOf(item: T): string },
): Promise<T[]> {
  const { catalog, access, refOf } = options;
  const refs = [...new Set(items.map(refOf))];
  const hidden = await catalog.hidden(refs, access.credentials);
  return items.filter(item => hidden.reached && !hidden.value.has(refOf(item)));
}
