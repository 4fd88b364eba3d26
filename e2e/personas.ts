/** The personas of the demo portal, by their user names. */
export const personas = [
  'engineer',
  'reviewer',
  'sre',
  'change-manager',
  'auditor',
] as const;

export type Persona = (typeof personas)[number];
