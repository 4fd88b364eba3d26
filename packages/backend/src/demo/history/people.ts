import { SeededRandom } from './SeededRandom';

/** Who takes the incidents of each group, and how large a share of them. */
const members = {
  storefront: [
    ['maya.fischer', 2],
    ['tom.bergeron', 4],
    ['lucia.romano', 3],
  ],
  ordering: [
    ['daniel.osei', 2],
    ['hanna.kowalski', 4],
    ['pedro.almeida', 3],
  ],
  payments: [
    ['engineer', 4],
    ['grace.liu', 2],
    ['yusuf.demir', 3],
  ],
  discovery: [
    ['nina.petrov', 2],
    ['samuel.adeyemi', 4],
    ['ingrid.holm', 3],
  ],
  platform: [
    ['reviewer', 2],
    ['carlos.vega', 4],
    ['priya.nair', 4],
  ],
  sre: [
    ['sre', 3],
    ['ben.achterberg', 4],
    ['leila.haddad', 4],
  ],
} as const;

export type Team = keyof typeof members;

/** Who calls or writes when a customer or a colleague has trouble. */
const reporters = [
  ['oskar.lind', 10],
  ['miriam.castillo', 3],
  ['engineer', 1],
  ['sre', 1],
  ['reviewer', 1],
  ['change-manager', 1],
  ['maya.fischer', 2],
  ['daniel.osei', 2],
  ['nina.petrov', 2],
] as const;

export function userRef(name: string): string {
  return `user:default/${name}`;
}

export function groupRef(team: Team): string {
  return `group:default/${team}`;
}

export function someMember(random: SeededRandom, team: Team): string {
  return userRef(random.weighted<string>(members[team]));
}

export function someReporter(random: SeededRandom): string {
  return userRef(random.weighted<string>(reporters));
}
