import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Catalog } from '../catalog/Catalog';

/**
 * Which of some entities the caller may see. While the catalog can't tell,
 * they see none of them, other than who sees all.
 */
export async function refsShownTo(
  credentials: BackstageCredentials,
  refs: readonly string[],
  catalog: Pick<Catalog, 'hidden' | 'showsAllTo'>,
): Promise<(ref: string) => boolean> {
  if (await catalog.showsAllTo(credentials)) {
    return () => true;
  }
  const hidden = await catalog.hidden([...new Set(refs)], credentials);
  return ref => hidden.reached && !hidden.value.has(ref);
}
