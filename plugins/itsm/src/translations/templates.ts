/** Texts of the namespace `templates`: templates of standard changes. */
export const templatesMessages = {
  title: 'Standard change templates',
  short: 'Templates',
  one: 'Template',
  description:
    'What was done well before, and is approved in advance: changes from a template take the short way of standard changes. A template comes from a change that was closed as successful.',
  allStates: 'All states',
  empty: 'There is no template yet',
  noMatch: 'No template is in this state',
  emptyDescription:
    'Propose one on the page of a change that was closed as successful.',
  notFound: 'There is no such template',
  notFoundDescription: 'The address may be mistyped.',
  anyEntity: 'Any',
  versions: 'Versions',
  version: 'Version {{version}}',
  shortVersion: 'v{{version}}',
  unused: 'Not used yet',
  used_one: 'Used {{count}} time',
  used_other: 'Used {{count}} times',
  usedAndFailed: '{{used}}, {{failed}}',
  failed_one: '{{count}} failed',
  failed_other: '{{count}} failed',
  edit: 'Propose the next version',
  proposed: 'Proposed by {{person}} {{time}} from {{change}}',
  proposedBy: 'Proposed by {{person}} {{time}}',
  decidedBy: {
    approved: 'Approved by {{person}} {{time}}',
    declined: 'Declined by {{person}} {{time}}',
    retired: 'Retired by {{person}} {{time}}',
    demoted: 'Demoted by itself {{time}}, when {{person}} closed a change',
  },
  state: {
    proposed: 'Proposed',
    approved: 'Approved',
    declined: 'Declined',
    retired: 'Retired',
    demoted: 'Demoted',
  },
  field: {
    name: 'Name',
    version: 'Version',
    entity: 'For',
    used: 'Used',
    proposed: 'Proposed',
  },
  fixed: {
    title: 'What it fixes',
    description: 'Its changes say this as it is; nobody can edit it in them.',
    nothing: 'Nothing: all of it can be edited in them.',
  },
  open: {
    title: 'What it leaves open',
    description: 'Its changes begin with this, and may say something else.',
    unsaid: 'Nothing is said of: {{fields}}.',
  },
  differences: 'Against version {{version}}, which is in use',
  noDifferences: 'It says the same.',
  why: {
    awaitsManager: 'It awaits the decision of a change manager.',
    ownProposal:
      'You proposed this version, so another change manager has to approve it.',
    reader: 'Change managers decide on templates.',
    restricted:
      'No template can be made of it, as it is restricted and a template is for everybody to read.',
  },
  decide: {
    approve: {
      title: 'Approve version {{version}} of “{{name}}”',
      hint: 'From now on changes can be made from it, the short way of standard changes. It takes the place of the version in use, if there is one.',
      action: 'Approve',
      done: '“{{name}}” can be used now',
    },
    decline: {
      title: 'Decline version {{version}} of “{{name}}”',
      hint: 'Who proposed it reads this.',
      action: 'Decline',
      done: '“{{name}}” was declined',
    },
    retire: {
      title: 'Retire “{{name}}”',
      hint: 'No change can be made from it any more; those there are go on.',
      action: 'Retire',
      done: '“{{name}}” was retired',
    },
  },
  form: {
    open: 'Propose as template',
    title: 'Propose a template from {{number}}',
    nextTitle: 'Propose version {{version}}',
    hint: 'Say it as it holds for every such change. What is fixed can’t be edited in them; all else is where they begin. A change manager approves it.',
    next: {
      inUse:
        'The version in use stays in use until a change manager has approved this one.',
      notInUse: 'It can be used once a change manager has approved it.',
      pending:
        'Version {{version}}, which waits to be decided on, is declined as soon as you propose this one. {{hint}}',
    },
    overtaken:
      'Version {{version}} was proposed meanwhile. What you changed is still here, on top of that version: look it over and propose it again.',
    fixed: 'Fixed',
    fixedLabel: '{{field}} is fixed',
    nameless: 'Give it a name',
    propose: 'Propose',
    failed: 'It wasn’t proposed',
    notAllowed: 'You may not propose templates',
    done: '“{{name}}” was proposed',
    nextDone: 'Version {{version}} was proposed',
  },
} as const;
