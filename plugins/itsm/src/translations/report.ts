/** Texts of the namespace `report`: the form that opens an incident. */
export const reportMessages = {
  action: 'Report incident',
  title: 'Report an incident',
  required: 'required',
  entity: 'What is affected',
  titlePlaceholder: 'What doesn’t work, in a few words',
  priority: 'Priority',
  descriptionPlaceholder:
    'What you see, since when, what you tried. Markdown is fine.',
  more: 'More fields',
  affectedPlaceholder: 'Also affected',
  groupPlaceholder: 'The support group or owner',
  startedAt: 'Started',
  noCategory: 'None',
  tagsPlaceholder: 'Separated by commas',
  restricted: 'Restricted',
  restrictedDescription:
    'Seen only by you, the assignment group, those who watch it, and incident managers.',
  restored: 'This is what you had filled in before.',
  startOver: 'Start over',
  discard: 'Discard',
  submit: 'Report incident',
  shortcut: '{{keys}} to report',
  failed: 'The incident wasn’t opened',
  reported: '{{number}} is open',
  followed: 'You follow {{number}}',
  openRecord: 'Open {{number}}',
  notAllowed: 'You may not open incidents',
  notAllowedDescription:
    'Your permissions only cover reading. Ask the team that owns the service to open it, or those who run the portal for the permission.',
  issue: {
    titleMissing: 'Say in a few words what doesn’t work',
    entityMissing: 'Choose what is affected',
    alreadySent:
      'An earlier attempt may have got through. Look among the open incidents; report again to open another one.',
  },
  similar: {
    title: 'Is it one of these?',
    count_one: '{{count}} open incident',
    count_other: '{{count}} open incidents',
    follow: 'Follow instead',
    followLabel: 'Follow {{number}} instead',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
    fewer: 'Show fewer',
  },
  entityField: {
    placeholder: 'Type to search',
    nothingFound: 'Nothing found',
    unreachable: 'The catalog doesn’t answer',
    useReference: 'Use this reference',
    chosen: '{{label}}: chosen',
    slow: 'The catalog takes its time. You can also type the full reference, such as {{example}}',
    failed:
      'The catalog doesn’t answer. Type the full reference, such as {{example}}',
  },
} as const;
