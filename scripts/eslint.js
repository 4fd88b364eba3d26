const fs = require('node:fs');
const path = require('node:path');
const createConfig = require('@backstage/cli/config/eslint-factory');

const strictTypes = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/ban-ts-comment': [
    'error',
    { 'ts-expect-error': 'allow-with-description' },
  ],
};

/**
 * The lint configuration of a package. `rooms` names each folder of its `src`
 * with what it may import besides itself: other rooms, or files of `src`.
 * `outside` are packages that nothing in the package may import, `rules` are
 * further lint rules.
 */
module.exports = function lintConfig(dir, { rooms, outside = [], rules } = {}) {
  return createConfig(dir, {
    reportUnusedDisableDirectives: true,
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    restrictedSrcImports: outside,
    tsRules: strictTypes,
    rules: {
      'import/no-cycle': 'error',
      ...(rooms && importDirections(path.join(dir, 'src'), rooms)),
      ...rules,
    },
    // A test may set its scene with whatever the package has.
    testRules: {
      'import/no-restricted-paths': 'off',
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect*', '**.expect', 'fc.assert'] },
      ],
    },
  });
};

function importDirections(src, rooms) {
  for (const entry of fs.readdirSync(src, { withFileTypes: true })) {
    const { name } = entry;
    if (entry.isDirectory() && !name.startsWith('__') && !rooms[name]) {
      throw new Error(
        `${src}/${name} is a new room: say in .eslintrc.js what it may import`,
      );
    }
  }
  const zones = Object.entries(rooms).map(([room, mayImport]) => ({
    target: room,
    from: '.',
    except: [room, ...mayImport],
    message: `The room "${room}" may import only: ${
      mayImport.join(', ') || 'nothing but itself'
    } (see .eslintrc.js).`,
  }));
  return { 'import/no-restricted-paths': ['error', { basePath: src, zones }] };
}
