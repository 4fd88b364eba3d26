/** The users of the demo catalog who can be signed in as without a password. */
export const demoPersonas = [
  'engineer',
  'reviewer',
  'sre',
  'change-manager',
  'auditor',
] as const;

export type DemoPersona = (typeof demoPersonas)[number];

export function isDemoPersona(name: string | undefined): name is DemoPersona {
  return demoPersonas.some(persona => persona === name);
}
