// Builds the app, and runs the journeys in e2e/ against it in a real browser.
// Arguments are passed on to Playwright; --no-build takes the app as built.
import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const args = process.argv.slice(2).filter(arg => arg !== '--no-build');
const builds = !process.argv.includes('--no-build');

process.exitCode = await main();

async function main() {
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  await access(chromium).catch(() => {
    throw new Error(
      `No browser at ${chromium}: install Chromium, or set CHROMIUM_PATH`,
    );
  });
  if (builds) {
    const built = await run(
      [
        '../../node_modules/@backstage/cli/bin/backstage-cli',
        'package',
        'build',
      ],
      { cwd: 'packages/app' },
    );
    if (built !== 0) {
      return built;
    }
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'itsm-journeys-'));
  try {
    const results = path.join(directory, 'results.json');
    const exitCode = await run(
      [
        'node_modules/@playwright/test/cli.js',
        'test',
        '--config=e2e/playwright.config.ts',
        ...args,
      ],
      { env: { ...process.env, E2E_RESULTS: results } },
    );
    return await report(results, exitCode);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function run(command, options) {
  const child = spawn(process.execPath, command, {
    stdio: 'inherit',
    ...options,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}

async function report(file, exitCode) {
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (!content) {
    return exitCode || 1;
  }
  const { stats } = JSON.parse(content);
  if (stats.skipped > 0) {
    console.error(`INCOMPLETE: ${stats.skipped} journeys skipped`);
  }
  if (stats.expected === 0) {
    console.error('INCOMPLETE: no journey passed');
  }
  if (stats.flaky > 0) {
    console.error(`UNSTEADY: ${stats.flaky} journeys passed on a second try`);
  }
  const passed = stats.expected + stats.flaky;
  console.log(`${passed} passed, ${stats.unexpected} failed`);
  return exitCode || (stats.skipped > 0 || stats.expected === 0 ? 1 : 0);
}
