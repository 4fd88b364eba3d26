const MOST = 63;

/**
 * A free text as the name of a catalog entity: `Caller 2403` is
 * `caller-2403`.
 * @returns undefined if nothing of it can be in a name
 * @public
 */
export function slug(text: string): string | undefined {
  const name = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9._]+/g, '-')
    .slice(0, MOST)
    .replace(/^[-._]+|[-._]+$/g, '');
  return name || undefined;
}
