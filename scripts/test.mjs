// Runs all tests against SQLite and a PostgreSQL of its own, and proves that
// neither was left out. Arguments are passed on to jest.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from './postgres.mjs';
import { databaseCounts, findGaps } from './testReport.mjs';

const args = process.argv.slice(2);
// Any other argument may narrow the run, and then it can't be complete.
const isWholeRun = args.every(arg =>
  /^(--coverage|--ci|--verbose|--silent|-i|--runInBand|--maxWorkers=\w+%?)$/.test(
    arg,
  ),
);

process.exitCode = await main();

async function main() {
  const directory = await mkdtemp(path.join(tmpdir(), 'itsm-test-'));
  const postgres = await startPostgres();
  try {
    const outputFile = path.join(directory, 'results.json');
    const exitCode = await runTests(outputFile, postgres.connectionString);
    return await report(outputFile, exitCode);
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function runTests(outputFile, connectionString) {
  const watches = args.some(arg => arg.startsWith('--watch'));
  const child = spawn(
    process.execPath,
    [
      'node_modules/@backstage/cli/bin/backstage-cli',
      'repo',
      'test',
      ...(watches
        ? []
        : ['--watchAll=false', '--json', `--outputFile=${outputFile}`]),
      ...args,
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: connectionString,
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}

async function report(outputFile, exitCode) {
  const content = await readFile(outputFile, 'utf8').catch(() => undefined);
  if (!content) {
    return exitCode;
  }
  const results = JSON.parse(content);
  const gaps = isWholeRun ? findGaps(results) : [];
  for (const gap of gaps) {
    console.error(`INCOMPLETE: ${gap}`);
  }
  if (!isWholeRun) {
    console.log('A part of the tests: completeness was not checked.');
  }
  for (const [name, count] of Object.entries(databaseCounts(results))) {
    console.log(`${name}: ${count} tests passed`);
  }
  // A suite that can't even be loaded has no tests, and still has failed.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  console.log(`${results.numPassedTests} passed, ${failed} failed`);
  return exitCode || (gaps.length > 0 ? 1 : 0);
}
