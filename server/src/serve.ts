// From settings to a running server, and from a signal to its end: listen, load, say ready, drain, stop.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp, type App } from './app.js';
import type { Config } from './config.js';
import { LoadError } from './engine-process.js';
import { providerFor } from './execution-provider.js';
import { mebibytes, type PoolOptions } from './engine-pool.js';
import { findServed } from './model-store.js';
import { readModelFolder, shippedEngine, shippedModelFolder, type ModelFolder } from './model-folder.js';

/** Ends the start with one clear line and exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export interface RunningServer {
  readonly app: App;
  readonly url: string;
  /** What the one line at the start says. */
  readonly summary: string;
  /** Refuses new requests, lets the running ones finish within `drainMs`, then ends everything. */
  stop(): Promise<void>;
  /** Ends everything at once. */
  abort(): void;
  reload(): Promise<void>;
}

/** How often the drain is looked at. */
const POLL_MS = 20;
/** For the last bytes of answers to leave, once all requests have ended. */
const LAST_BYTES_MS = 500;

/** @throws ModelFolderError, StartError */
export async function serve(
  config: Config,
  logStream?: { write(line: string): void }
): Promise<RunningServer> {
  const paths = config.model.length > 0 ? config.model : [shippedModelFolder()];
  const folders = paths.map(path => readModelFolder(findServed(path)));
  const app = await buildApp({
    config,
    folders,
    poolOptions: poolOptionsOf(config),
    ...(logStream ? { logStream } : {})
  }).catch((error: unknown) => {
    throw error instanceof LoadError ? new StartError(error.message) : error;
  });
  const url = await listen(app, config);
  try {
    await app.service.models.start();
  } catch (error) {
    await Promise.all([app.service.models.stop(), app.server.close()]);
    if (error instanceof LoadError) throw new StartError(`${error.message} (${error.code})`);
    throw error;
  }
  if (config.readyFile) writeReadyFile(config.readyFile, url, config.token);
  return {
    app,
    url,
    summary: summaryOf(app, url, config),
    stop: () => stop(app, config),
    abort: () => app.service.models.allPools.forEach(pool => pool.pids.forEach(killNow)),
    reload: () => app.service.models.reload()
  };
}

/** Settings of each model's pool. */
export function poolOptionsOf(config: Config): (folder: ModelFolder) => PoolOptions {
  const entry = config.engine ?? shippedEngine();
  return folder => ({
    modelFolder: folder.path,
    launch: { entry, args: config.engineArgument },
    processes: config.engineProcesses,
    threads: config.threads,
    executionProvider: providerFor(config.executionProvider, folder.name),
    probeAgain: config.probeAgain,
    precision: config.precision,
    batch: config.batch,
    maxQueue: config.maxQueue,
    maxQueueTokens: config.maxQueueTokens,
    maxPerCaller: config.maxPerCaller,
    stallMs: config.stallMs,
    loadMs: config.loadMs,
    respawnMs: config.respawnMs
  });
}

async function listen({ server }: App, { host, port, unixSocket }: Config): Promise<string> {
  try {
    await server.listen(unixSocket ? { path: unixSocket } : { host, port });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const where = unixSocket ?? `${host}:${port}`;
    if (code === 'EADDRINUSE')
      throw new StartError(
        unixSocket
          ? `${where} is in use; stop the server that listens there, or remove the file it left`
          : `port ${port} of ${host} is in use; choose another with --port, or --port 0 for any free one`,
        { cause }
      );
    throw new StartError(
      `cannot listen on ${where} (${code}); choose another address with --host and --port`,
      { cause }
    );
  }
  if (unixSocket) return 'http://localhost'; // what to say over the socket, whose path the caller chose
  const address = server.server.address() as AddressInfo; // listening on a port
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
}

function summaryOf({ service }: App, url: string, config: Config): string {
  const models = service.models.pools.map((pool, index) => {
    const { precision, executionProvider, peakRssBytes } = pool.model ?? {
      precision: '',
      executionProvider: ''
    };
    const peak = peakRssBytes === undefined ? '' : `, peak memory ${mebibytes(peakRssBytes)}`;
    return `${service.models.names[index]}: ${precision} on ${executionProvider}${peak}`;
  });
  const access = config.token ? 'with a token' : 'no token';
  return `jupyt5-server ready at ${config.unixSocket ?? url} (${models.join(', ')}; ${access})`;
}

async function stop({ server, service }: App, { drainMs, readyFile }: Config): Promise<void> {
  service.isDraining = true; // /health/ready says so, and new requests are refused
  if (readyFile) removeReadyFile(readyFile);
  const deadline = performance.now() + drainMs;
  while (service.runningJobs > 0 && performance.now() < deadline) await sleep(POLL_MS);
  service.cancelAll('draining');
  const last = performance.now() + LAST_BYTES_MS;
  while (service.runningJobs > 0 && performance.now() < last) await sleep(POLL_MS);
  const closed = server.close();
  // `close` waits for kept-alive connections, which Node closes only when asked again after their answer.
  const sweep = setInterval(() => server.server.closeIdleConnections(), POLL_MS);
  const cut = setTimeout(() => server.server.closeAllConnections(), LAST_BYTES_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  await service.models.stop();
}

/** Whole or not at all, and for this user only: it holds the token. A hashed token is known to nobody here. */
function writeReadyFile(path: string, url: string, token: string | undefined): void {
  const known = token?.startsWith('sha256:') ? null : (token ?? null);
  writeFileSync(`${path}.new`, `${JSON.stringify({ url, token: known, pid: process.pid })}\n`, {
    mode: 0o600
  });
  renameSync(`${path}.new`, path);
}

/** Only our own: another server may have written its own since. */
function removeReadyFile(path: string): void {
  try {
    const { pid } = JSON.parse(readFileSync(path, 'utf8')) as { pid?: unknown };
    if (pid === process.pid) rmSync(path, { force: true });
  } catch {
    return; // it is gone, or is not ours
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // it is gone
  }
}
