import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const port = process.env.E2E_PORT ?? '7107';

/** Where the portal under test serves its pages and its API. */
export const portalUrl = `http://localhost:${port}`;

const root = path.resolve(__dirname, '..');
const logFile = path.join(root, 'test-results', 'portal.log');
const startLimitMs = 120_000;

/**
 * The portal under test: the built app served by the backend, with a data
 * directory of its own that outlives a restart and goes with `dispose()`.
 */
export class Portal {
  readonly url = portalUrl;
  readonly #dataDirectory: string;
  #server: ChildProcess | undefined;

  private constructor(dataDirectory: string) {
    this.#dataDirectory = dataDirectory;
  }

  static async create(): Promise<Portal> {
    return new Portal(await mkdtemp(path.join(tmpdir(), 'itsm-journeys-')));
  }

  /** Returns once the portal is ready and its catalog knows the personas. */
  async start(): Promise<void> {
    await this.#expectFreePort();
    mkdirSync(path.dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    this.#server = spawn(
      process.execPath,
      [
        '--enable-source-maps',
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        'src/index.ts',
        '--config',
        path.join(root, 'app-config.yaml'),
        '--config',
        path.join(__dirname, 'app-config.e2e.yaml'),
      ],
      {
        cwd: path.join(root, 'packages', 'backend'),
        stdio: ['ignore', log, log],
        env: {
          ...process.env,
          // The demo sign-in refuses to load in production.
          NODE_ENV: 'development',
          E2E_PORT: port,
          E2E_DATA_DIRECTORY: this.#dataDirectory,
        },
      },
    );
    closeSync(log);
    const server = this.#server;
    process.once('exit', () => server.kill('SIGKILL'));
    await this.#untilReady();
  }

  /** Ends the portal; with SIGKILL it gets no chance to finish anything. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) {
      return;
    }
    const closed = new Promise(resolve => server.once('close', resolve));
    server.kill(signal);
    const killer = setTimeout(() => server.kill('SIGKILL'), 20_000);
    await closed;
    clearTimeout(killer);
  }

  async restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await this.stop(signal);
    await this.start();
  }

  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.#dataDirectory, { recursive: true, force: true });
  }

  async #untilReady() {
    const deadline = Date.now() + startLimitMs;
    while (Date.now() < deadline) {
      if (this.#server?.exitCode !== null) {
        break;
      }
      if (await isReady()) {
        return;
      }
      await wait(500);
    }
    await this.stop('SIGKILL');
    const log = readFileSync(logFile, 'utf8').slice(-4_000);
    throw new Error(`The portal did not get ready. Its log ends with:\n${log}`);
  }

  async #expectFreePort() {
    const taken = await fetch(portalUrl).then(
      () => true,
      () => false,
    );
    if (taken) {
      throw new Error(`Something else answers at ${portalUrl}: set E2E_PORT`);
    }
  }
}

async function isReady() {
  try {
    const health = await fetch(`${portalUrl}/.backstage/health/v1/readiness`);
    const signIn = await fetch(`${portalUrl}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': 'auditor' },
    });
    return health.ok && signIn.ok;
  } catch {
    return false;
  }
}
