/** The personas of the demo portal by their user name, with their full name. */
export const personas = {
  engineer: 'Elena Novak',
  reviewer: 'Ravi Menon',
  sre: 'Sofia Lindqvist',
  'change-manager': 'Chidi Okafor',
  auditor: 'Aiko Tanaka',
};

export type Persona = keyof typeof personas;
