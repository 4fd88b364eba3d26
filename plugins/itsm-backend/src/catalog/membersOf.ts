import { kindOfRef } from 'backstage-plugin-itsm-common';
import { CatalogAnswer } from './Catalog';

/* Deeper than any organisation; a catalog may contain loops. */
const MOST_LEVELS = 10;

/** Who belongs to a group, as its entity says. */
export interface GroupParts {
  users: readonly string[];
  children: readonly string[];
}

/**
 * The users of groups: their members, and those of the groups in them, at all
 * levels, at one request a level. A group that the catalog doesn't have has
 * none.
 */
export async function membersOf(
  groupRefs: readonly string[],
  load: (
    refs: readonly string[],
  ) => Promise<CatalogAnswer<Map<string, GroupParts>>>,
): Promise<CatalogAnswer<Map<string, string[]>>> {
  const known = new Map<string, GroupParts>();
  const asked = new Set<string>();
  let level = [...new Set(groupRefs)];
  for (let at = 0; at < MOST_LEVELS && level.length > 0; at += 1) {
    const answer = await load(level);
    if (!answer.reached) {
      return answer;
    }
    level.forEach(ref => asked.add(ref));
    answer.value.forEach((parts, ref) => known.set(ref, parts));
    const children = [...answer.value.values()].flatMap(
      parts => parts.children,
    );
    level = [...new Set(children)].filter(
      ref => kindOfRef(ref) === 'group' && !asked.has(ref),
    );
  }
  const usersIn = (groupRef: string): string[] => {
    const groups = new Set([groupRef]);
    // A set goes through what is added to it on the way, too.
    for (const group of groups) {
      known.get(group)?.children.forEach(ref => groups.add(ref));
    }
    const users = [...groups].flatMap(group => known.get(group)?.users ?? []);
    return [...new Set(users)].sort();
  };
  return {
    reached: true,
    value: new Map(groupRefs.map(ref => [ref, usersIn(ref)])),
  };
}
