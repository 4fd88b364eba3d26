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
} as const;
