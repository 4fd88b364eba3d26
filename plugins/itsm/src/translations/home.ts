/** Texts of the namespace `home`: widgets of the home page. */
export const homeMessages = {
  work: {
    title: 'My work',
    description: 'Open records assigned to you or your groups',
    mine: 'Assigned to me',
    groups: 'My groups',
    show: 'Show',
    emptyMine: 'Nothing is assigned to you',
    emptyGroups: 'Your groups have no open work',
    all: 'All my work',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
  },
  approvals: {
    title: 'Approvals waiting',
    description: 'Changes that await your decision',
  },
} as const;
