/** Texts of the namespace `work`: the page My work. */
export const workMessages = {
  label: 'My work',
  assigned: {
    title: 'Assigned to me',
    empty: 'Nothing is assigned to you.',
  },
  waiting: {
    title: 'Waiting in my groups',
    empty: 'Nothing waits for someone of your groups to take it.',
  },
  requested: {
    title: 'Requested by me',
    empty: 'Nothing you asked for is open.',
  },
  groups: {
    title: 'My groups are working on',
    empty: 'Your groups are working on nothing.',
  },
  more: 'Only the {{most}} most urgent records are shown.',
  away: {
    title: 'While I’m away',
    nobody: 'Nobody decides on approvals in your place.',
    name: 'Name a delegate',
    delegate: 'Who decides in your place',
    delegateHint: 'Not on what they have a part in themselves.',
    start: 'From',
    startHint: 'From now on if left empty.',
    until: 'Until',
    standsIn: '{{delegate}} in place of {{delegator}}',
    always: 'Without an end',
    configured: 'From the configuration',
    end: 'End it',
  },
} as const;
