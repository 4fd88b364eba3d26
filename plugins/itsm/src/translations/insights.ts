/** Texts of the namespace `insights`: what can be learned from the records. */
export const insightsMessages = {
  title: 'Insights',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  more: 'Show more',
  none: 'No incidents in this time.',
  scope: {
    group: 'What the figures are about',
    label: 'Of',
    everything: 'Everything',
    domain: 'Domain',
    system: 'System',
    owner: 'Team',
    entityRef: 'Component',
  },
  period: {
    label: 'Time',
    days: 'Last {{days}} days',
    own: 'From day to day',
    from: 'From',
    to: 'Until',
  },
  headline: {
    title: 'At a glance',
    description:
      'Incidents by their primary entity, against the time of the same length just before.',
    opened: 'Opened',
    resolved: 'Resolved',
    backlog: 'Open at the end',
    typicalTime: 'Time to restore, median',
    longTime: 'Time to restore, 90 % within',
    more: '{{percent}} more than before ({{figure}})',
    less: '{{percent}} less than before ({{figure}})',
    before: 'Before: {{figure}}',
  },
  trend: {
    title: 'Trend',
    description:
      'What came, what went and what was left. A bar leads to the incidents opened then.',
    bars: 'Incidents by period, oldest first; arrow keys move',
    interval: 'Length of a period',
    day: 'Days',
    week: 'Weeks',
    month: 'Months',
    byPriority: 'By priority',
    start: 'From',
    opened: 'Opened',
    resolved: 'Resolved',
    reopened: 'Reopened',
    backlog: 'Open at the end',
    backlogMost: 'Open at the end of each period; {{most}} at most',
    backlogWords:
      'Backlog: {{first}} at first, {{last}} at last, {{most}} at most',
    dayWords:
      '{{period}}: {{opened}} opened, {{resolved}} resolved, {{backlog}} left open',
    weekWords:
      'Week of {{period}}: {{opened}} opened, {{resolved}} resolved, {{backlog}} left open',
    monthWords:
      '{{period}}: {{opened}} opened, {{resolved}} resolved, {{backlog}} left open',
  },
  components: {
    title: 'Components',
    description:
      'Where incidents come from, most first, and where there are more than chance explains.',
    entity: 'Component',
    opened_one: '{{count}} incident',
    opened_other: '{{count}} incidents',
    cumulative: '{{percent}} so far',
    before: 'Before',
    chance: 'By chance',
    oneIn: '1 time in {{n}}',
    lessThanOneIn: 'less than 1 time in {{n}}',
    standsOutColumn: 'Stands out',
    standsOut:
      'Stands out: {{before}} in the time before. By chance alone, such a difference comes about {{chance}}.',
    share: 'Share',
    cumulativeShare: 'Share so far',
    openProblems: 'Open problems',
  },
  candidates: {
    title: 'Candidates for a problem',
    description:
      'Incidents that may have one cause, and that no problem is open about yet.',
    none: 'Nothing keeps coming back in this time that no problem is linked to.',
    andOthers_one: 'and {{count}} more',
    andOthers_other: 'and {{count}} more',
    about: 'incidents about {{words}}',
    recurring: 'incidents that keep coming back',
    recurrence_one:
      '{{count}} incident close together, {{span}}; {{spent}} spent',
    recurrence_other:
      '{{count}} incidents close together, {{span}}; {{spent}} spent',
    cluster_one:
      '{{count}} incident with a like title, {{span}}; {{spent}} spent',
    cluster_other:
      '{{count}} incidents with alike titles, {{span}}; {{spent}} spent',
    incidents_one: 'Show {{count}} incident',
    incidents_other: 'Show {{count}} incidents',
    open: 'Open a problem',
    problemTitle: '{{entity}}: {{about}}',
  },
  missing: {
    title: 'Missing relations',
    description:
      'What failed together in the incidents of the last 90 days, although nothing in the catalog says why. Whoever owns the first of the two in a suggestion can add it to its description.',
    none: 'Whatever failed together in the last 90 days is related in the catalog.',
    pair: '{{primary}} and {{affected}}',
    suggestion: 'This would explain it: {{from}} {{relation}} {{to}}',
  },
  heatmap: {
    title: 'When in the week',
    description:
      'Incidents by the hour they were opened, by the clocks of {{zone}}.',
    hour: 'Hour',
    cell: '{{day}}, {{hour}}: {{opened}} opened',
    busiest:
      'Incidents by weekday and hour; the most on {{day}} from {{hour}}: {{opened}}; arrow keys move',
  },
  restore: {
    title: 'Time to restore',
    description:
      'From opening to resolution, of the incidents opened in the time.',
    none: 'No incident of this time has been resolved yet.',
    took: 'Took',
    incidents: 'Incidents',
    resolved_one: '{{count}} resolved incident',
    resolved_other: '{{count}} resolved incidents',
    missing_one: '{{count}} without a time of resolution',
    missing_other: '{{count}} without a time of resolution',
    bars: 'Incidents by the time to restore, the shortest first; arrow keys move',
    median: 'Half within {{duration}}',
    within: '90 % within {{duration}}',
  },
  changes: {
    title: 'What changes did',
    description:
      'Changes opened in the time that are in review or closed: how they ended, and how many of them an incident is said to be caused by.',
    none: 'No change of this time has been carried out.',
    groupBy: 'Told apart by',
    carriedOut: 'Carried out',
    successRate: 'Successful',
    failureRate: 'Caused an incident',
    followedRate: 'Followed by one in 3 days',
    restoreTime: 'Time to restore after failure',
    emergencyShare: 'Emergencies',
    count_one: '{{count}} change',
    count_other: '{{count}} changes',
    failed: '{{percent}} broke something',
    by: {
      entity: 'Component',
      team: 'Team',
      model: 'Model',
      risk: 'Risk',
    },
    outcome: {
      successful: 'Successful',
      successfulWithIssues: 'With issues',
      unsuccessful: 'Unsuccessful',
      withoutCode: 'Not told yet',
    },
  },
  calibration: {
    title: 'Foretold risk and how it went',
    description:
      'Changes opened in the time that are in review or closed, by the risk they were given when they were submitted. Where the level means something, trouble is rarer the lower it is.',
    none: 'No change of this time whose risk was assessed has been carried out.',
    link: 'How well risk is foretold',
    short: 'Risk calibration',
    level: 'Foretold',
    unassessed_one:
      '{{count}} more change was carried out whose risk was never assessed, such as one that was brought in from elsewhere.',
    unassessed_other:
      '{{count}} more changes were carried out whose risk was never assessed, such as those that were brought in from elsewhere.',
    rate: '{{part}} of {{all}} ({{percent}})',
    unsuccessful: {
      foretold:
        'The higher the risk, the more changes ended unsuccessful: {{lowRate}} at “{{low}}”, {{highRate}} at “{{high}}”.',
      unclear:
        'How changes ended can’t be told apart yet: {{lowRate}} were unsuccessful at “{{low}}”, {{highRate}} at “{{high}}”, which may be chance.',
      reversed:
        'More changes ended unsuccessful at “{{low}}”, {{lowRate}}, than at “{{high}}”, {{highRate}}: what makes a risk may want other weights, in the setting itsm.changes.risk.weights.',
      tooFew:
        'How changes ended can’t be compared yet: at least two levels need changes whose end is told.',
    },
    caused: {
      foretold:
        'The higher the risk, the more changes caused an incident: {{lowRate}} at “{{low}}”, {{highRate}} at “{{high}}”.',
      unclear:
        'Which changes cause incidents can’t be told apart yet: {{lowRate}} did at “{{low}}”, {{highRate}} at “{{high}}”, which may be chance.',
      reversed:
        'More changes caused an incident at “{{low}}”, {{lowRate}}, than at “{{high}}”, {{highRate}}: what makes a risk may want other weights, in the setting itsm.changes.risk.weights.',
      tooFew:
        'What changes caused can’t be compared yet: at least two levels need changes that were carried out.',
    },
  },
} as const;
