/** Kinds that incidents happen to. */
export const ownKinds = ['component', 'api', 'resource'] as const;

/** Kinds whose pages sum up what is in them or owned by them. */
export const rollupKinds = ['system', 'domain', 'group', 'user'] as const;

export type RollupKind = (typeof rollupKinds)[number];
