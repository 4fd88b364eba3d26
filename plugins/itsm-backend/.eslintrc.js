// What every room of the backend may use.
const base = ['catalog', 'config'];
const storage = [...base, 'database', 'records'];
const processes = ['incidents', 'changes', 'problems'];

module.exports = require('../../scripts/eslint')(__dirname, {
  rooms: {
    config: [],
    catalog: ['config'],
    database: base,
    records: [...base, 'database'],
    impact: storage,
    insights: [...base, 'database'],
    incidents: storage,
    changes: storage,
    problems: storage,
    import: [...storage, ...processes],
    permissions: [...storage, ...processes, 'import', 'insights'],
    http: [
      ...base,
      'permissions',
      ...processes,
      'impact',
      'import',
      'insights',
      'records',
    ],
    // Started by plugin.ts only: nothing above lists them.
    delivery: [...storage, ...processes],
    jobs: [...storage, ...processes, 'insights', 'permissions'],
  },
});
