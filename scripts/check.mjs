// Rules of the house that no linter holds.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const maxLines = 400;
const failures = [
  ...unexplainedDisables(),
  ...longFiles(),
  ...downloadAddresses(),
];
for (const failure of failures) {
  console.error(failure);
}
process.exitCode = failures.length > 0 ? 1 : 0;

function sources(...patterns) {
  return execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns],
    { encoding: 'utf8' },
  )
    .split('\n')
    .filter(file => /\.[cm]?[jt]sx?$/.test(file) && existsSync(file));
}

function linesOf(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

function longFiles() {
  return sources(':(glob)plugins/*/src/**')
    .filter(file => !/\.test\.|\/__testUtils__\//.test(file))
    .map(file => [file, linesOf(file).length])
    .filter(([, length]) => length > maxLines)
    .map(([file, length]) => `${file}: ${length} lines, ${maxLines} at most`);
}

function unexplainedDisables() {
  return sources('.').flatMap(file =>
    linesOf(file).flatMap((line, index) =>
      /(\/\/|\/\*)\s*(eslint-disable|@ts-ignore|@ts-nocheck)/.test(line) &&
      !/eslint-disable\S* \S.* -- \S/.test(line)
        ? [`${file}:${index + 1}: give the rule, and the reason after " -- "`]
        : [],
    ),
  );
}

/** A lock file with addresses would tie everyone to one registry's mirror. */
function downloadAddresses() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved && !link)
    .map(([name, { resolved }]) => `package-lock.json: ${name}: ${resolved}`);
}
