const files = ['routes.ts', 'translation.ts', 'translations'];
const surface = ['api', 'components', 'hooks', ...files];

module.exports = require('../../scripts/eslint')(__dirname, {
  rules: {
    // On components it is React Aria's, which moves the focus into a dialog.
    'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
  },
  rooms: {
    translations: [],
    api: files,
    hooks: ['api', ...files],
    components: ['api', 'hooks', ...files],
    // The surfaces don't know each other.
    importing: surface,
    incidents: surface,
    changes: surface,
    problems: surface,
    calendar: surface,
    insights: surface,
    entity: surface,
    home: surface,
    work: surface,
  },
});
