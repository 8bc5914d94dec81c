// A built app on the fake engine, for tests. Not a test itself.
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InfillEvent, InfillRequest } from '@jupyt5/schemas';
import { buildApp, type App } from '../src/app.js';
import { readConfig, type Config } from '../src/config.js';
import type { EnginePool } from '../src/engine-pool.js';
import { readModelFolder } from '../src/model-folder.js';
import { poolOptionsOf } from '../src/serve.js';

export const FAKE_ENGINE = join(__dirname, 'fake-engine.mjs');

export interface TestApp extends App {
  readonly pool: EnginePool;
  readonly config: Config;
  /** Where it listens; only after `listen`. */
  readonly url: string;
  readonly port: number;
  /** A scratch folder with the model folder `fake` in it. */
  readonly folder: string;
  readonly log: string[];
  stop(): Promise<void>;
}

/** Starts an app whose engine is the fake with these arguments. `listen`: on a free port of loopback, too. */
export async function startApp(
  engineArgument: readonly string[] = [],
  settings: Partial<Config> = {},
  listen = false
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'jupyt5-test-'));
  const model = makeModelFolder(folder, 'fake');
  const config: Config = {
    ...readConfig([], {}),
    model: [model],
    engine: FAKE_ENGINE,
    engineArgument: engineArgument.map(argument => argument.replace('FOLDER', folder)),
    respawnMs: 1,
    ...settings
  };
  const log: string[] = [];
  const app = await buildApp({
    config,
    folders: config.model.map(readModelFolder),
    poolOptions: poolOptionsOf(config),
    logStream: { write: line => void log.push(line) }
  });
  await app.service.models.start();
  await until(() => app.service.models.pools.every(pool => pool.readyProcesses === config.engineProcesses));
  let port = 0;
  if (listen) {
    await app.server.listen({ host: '127.0.0.1', port: 0 });
    port = (app.server.server.address() as AddressInfo).port;
  }
  return {
    ...app,
    get pool() {
      return app.service.models.pools[0]!;
    },
    config,
    url: `http://127.0.0.1:${port}`,
    port,
    folder,
    log,
    async stop() {
      app.server.server.closeAllConnections();
      await app.service.models.stop();
      await app.server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

export function makeModelFolder(folder: string, name: string): string {
  const path = join(folder, `${name}-model`);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  writeFileSync(join(path, 'manifest.json'), JSON.stringify({ name }));
  return path;
}

/** Resolves when the condition holds; fails when it does not within ten seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`never: ${condition}`);
    await sleep(5);
  }
}

/** A request for a cell that starts with `before`. */
export function requestOf(before = '', more: Omit<InfillRequest, 'document'> = {}): InfillRequest {
  return {
    document: { language: 'python', cells: [{ type: 'code', masked: true, before, after: '' }] },
    ...more
  };
}

export function post(app: TestApp, body: unknown, url = '/v1/infill') {
  return app.server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', host: '127.0.0.1' },
    payload: typeof body === 'string' ? body : JSON.stringify(body)
  });
}

/** The events of a whole stream. */
export function eventsOf(text: string): InfillEvent[] {
  return [...text.matchAll(/^event: (\w+)\ndata: (.*)\n\n/gm)].map(([, type, data]) => {
    const event = JSON.parse(data!) as InfillEvent;
    if (event.type !== type) throw new Error(`${type} holds ${event.type}`);
    return event;
  });
}

export const textOf = (events: readonly InfillEvent[], candidate = 0): string =>
  events.map(event => (event.type === 'text' && event.candidate === candidate ? event.text : '')).join('');

/** Everything that a request took has been given back: slots, places, timers' jobs, processes. */
export async function untilAtBase(app: TestApp): Promise<void> {
  const { pool, service, config } = app;
  const state = () => ({
    running: service.runningJobs,
    active: pool.activeJobs.length,
    waiting: pool.line.length,
    waitingTokens: pool.line.tokens,
    ready: pool.readyProcesses,
    processes: pool.pids.length
  });
  const base = {
    running: 0,
    active: 0,
    waiting: 0,
    waitingTokens: 0,
    ready: config.engineProcesses,
    processes: config.engineProcesses
  };
  await until(() => JSON.stringify(state()) === JSON.stringify(base)).catch(() => undefined);
  expect(state()).toEqual(base);
  const metrics = await service.metrics.registry.metrics();
  for (const gauge of ['jupyt5_queue_requests', 'jupyt5_queue_tokens', 'jupyt5_active_requests'])
    for (const model of service.models.names) expect(metrics).toContain(`${gauge}{model="${model}"} 0`);
}
