/** One of the people of the demo catalog whom a visitor can sign in as. */
export type Persona = {
  /** Name of the user in the catalog, in the namespace `default`. */
  id: string;
  name: string;
  role: string;
  tries: string;
};

export const personas: Persona[] = [
  {
    id: 'engineer',
    name: 'Elena Novak',
    role: 'Engineer, Payments',
    tries:
      'Report an incident from the page of a service, see whether it is known already, and follow it to its end.',
  },
  {
    id: 'reviewer',
    name: 'Ravi Menon',
    role: 'Reviewer, Platform',
    tries:
      'As a member of the advisory board, judge a change by what it touches, who depends on that and how risky it is, and decide on it.',
  },
  {
    id: 'sre',
    name: 'Sofia Lindqvist',
    role: 'Site reliability lead',
    tries:
      'See what keeps coming back and what gets worse, and turn it into a problem with an owner.',
  },
  {
    id: 'change-manager',
    name: 'Chidi Okafor',
    role: 'Service manager',
    tries:
      'Keep the change calendar with its windows and freezes, and manage incidents and problems of all teams.',
  },
  {
    id: 'auditor',
    name: 'Aiko Tanaka',
    role: 'Internal auditor',
    tries:
      'Read every record and its history, restricted ones included, and change none of them.',
  },
];
