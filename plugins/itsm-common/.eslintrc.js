const { builtinModules } = require('node:module');

const process = ['lifecycle', 'record'];

module.exports = require('../../scripts/eslint')(__dirname, {
  rooms: {
    record: [],
    lifecycle: ['record'],
    incident: [...process, 'change'],
    change: process,
    problem: [...process, 'impact'],
    impact: ['record'],
    entity: ['record', 'change'],
    import: [...process, 'change', 'incident', 'problem'],
    insights: ['record'],
    client: [
      'change',
      'entity',
      'impact',
      'import',
      'incident',
      'insights',
      'lifecycle',
      'problem',
      'record',
    ],
  },
  // The package runs in browsers as well as in Node, and knows no user interface.
  outside: [
    'react',
    'react-dom',
    ...builtinModules,
    ...builtinModules.map(name => `node:${name}`),
  ],
});
