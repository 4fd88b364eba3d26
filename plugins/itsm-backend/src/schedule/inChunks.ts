const CHUNK = 500;

/** Reads by many keys in portions, as a statement takes a limited number. */
export async function inChunks<T>(
  keys: readonly string[],
  read: (chunk: string[]) => PromiseLike<T[]>,
): Promise<T[]> {
  const rows: T[] = [];
  for (let at = 0; at < keys.length; at += CHUNK) {
    rows.push(...(await read(keys.slice(at, at + CHUNK))));
  }
  return rows;
}
