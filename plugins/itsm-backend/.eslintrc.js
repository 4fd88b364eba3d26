// What every room of the backend may use.
const base = ['catalog', 'config'];
const storage = [...base, 'database', 'records'];
const planning = [...storage, 'impact', 'tasks', 'schedule'];
const processes = ['incidents', 'changes', 'problems'];

module.exports = require('../../scripts/eslint')(__dirname, {
  rooms: {
    config: [],
    catalog: ['config'],
    database: base,
    records: [...base, 'database'],
    tasks: storage,
    impact: storage,
    // Windows, conflicts, free slots and the calendar.
    schedule: [...storage, 'impact'],
    insights: [...storage, 'impact'],
    // What an entity's page needs, of all types.
    summaries: [...storage, 'schedule'],
    incidents: storage,
    changes: [...planning, 'incidents'],
    problems: [...storage, 'impact', 'tasks', 'incidents'],
    gate: [...planning, 'changes'],
    import: [...storage, ...processes],
    permissions: [...storage, ...processes, 'import', 'insights'],
    http: [
      ...base,
      'permissions',
      ...processes,
      'gate',
      'impact',
      'import',
      'insights',
      'records',
      'schedule',
      'summaries',
      'tasks',
    ],
    // Started by plugin.ts only: nothing above lists them.
    delivery: [...storage, ...processes, 'schedule'],
    jobs: [...planning, ...processes, 'gate', 'insights', 'permissions'],
  },
});
