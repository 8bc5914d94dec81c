// The compiled entry in a real child process, as the server forks it.
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineCommand, EngineReport } from '../src/protocol.js';
import { OPTIONS, TINY_FOLDER, notebook } from './tiny.js';

const ROOT = join(__dirname, '../../..');
const cache = mkdtempSync(join(tmpdir(), 'cache-'));
let child: ChildProcess | undefined;
let reports: EngineReport[];

beforeAll(() => {
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--build',
    join(ROOT, 'packages/engine')
  ]);
}, 120_000);

/** Ends the process there may be, and starts one. */
function start(): void {
  child?.kill('SIGKILL');
  reports = [];
  child = fork(join(__dirname, '../lib/process.js'), [], {
    execArgv: [],
    env: { ...process.env, XDG_CACHE_HOME: cache },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
  child.on('message', message => reports.push(message as EngineReport));
}

beforeEach(start);
afterAll(() => rmSync(cache, { recursive: true }));
afterEach(() => void child?.kill('SIGKILL'));

const send = (command: EngineCommand): void => void child?.send(command);
const load = (modelFolder: string): void =>
  send({ type: 'load', modelFolder, threads: 1, executionProvider: 'cpu' });

/** Resolves with the first report of this type, past or to come. */
async function until<K extends EngineReport['type']>(type: K): Promise<Extract<EngineReport, { type: K }>> {
  for (;;) {
    const found = reports.find(report => report.type === type);
    if (found) return found as Extract<EngineReport, { type: K }>;
    await new Promise(resolve => child?.once('message', resolve));
  }
}

const exit = (): Promise<number | null> => new Promise(resolve => child?.once('exit', resolve));

test('loads, answers, beats and stops', async () => {
  await until('heartbeat');
  load(TINY_FOLDER);
  expect((await until('loaded')).model).toMatchObject({
    name: 'tiny',
    contextTokens: 256,
    precision: 'int8',
    executionProvider: 'cpu'
  });
  send({
    type: 'infill',
    id: 'a',
    document: notebook(1),
    options: { ...OPTIONS, maxTokens: 5 },
    timeoutMs: 10_000
  });
  const done = await until('done');
  expect(done).toMatchObject({ id: 'a', usage: { cached: false }, ranking: [0] });
  send({ type: 'stop' });
  expect(await exit()).toBe(0);
}, 30_000);

test('says why a model cannot be loaded, and refuses work without one', async () => {
  load(join(TINY_FOLDER, 'nowhere'));
  expect(await until('loadFailed')).toMatchObject({ code: 'modelNotFound' });
  send({ type: 'infill', id: 'a', document: notebook(1), options: OPTIONS, timeoutMs: 10_000 });
  expect(await until('error')).toMatchObject({ id: 'a', code: 'notReady' });
}, 30_000);

test('auto probes in processes of their own, reports why a provider is not in use, and remembers it', async () => {
  const auto = { type: 'load', modelFolder: TINY_FOLDER, threads: 1, executionProvider: 'auto' } as const;
  send(auto);
  const { model } = await until('loaded');
  expect(model.probe?.isRemembered).toBe(false);
  expect(model.peakRssBytes).toBeGreaterThan(2 ** 24);
  start();
  send(auto);
  const { peakRssBytes: _now, probe, ...again } = (await until('loaded')).model;
  const { peakRssBytes: _then, probe: first, ...before } = model;
  expect(again).toEqual(before);
  expect(probe).toEqual({ at: first?.at, isRemembered: true });
  start();
  send({ ...auto, probeAgain: true });
  expect((await until('loaded')).model.probe?.isRemembered).toBe(false);
  expect(model.otherProviders.length).toBeGreaterThan(0);
  for (const { name, reason } of model.otherProviders) {
    expect(name).not.toBe(model.executionProvider);
    expect(reason).toMatch(/\w/);
  }
}, 60_000);

test('a provider that was asked for and cannot run is a failed load with the reason', async () => {
  // None of the libraries for it come with onnxruntime-node.
  send({ type: 'load', modelFolder: TINY_FOLDER, threads: 1, executionProvider: 'tensorrt' });
  expect(await until('loadFailed')).toMatchObject({
    code: 'providerUnavailable',
    message: expect.stringMatching(/^tensorrt cannot run here: .*\w/)
  });
}, 60_000);

test('ends when its parent lets go', async () => {
  load(TINY_FOLDER);
  await until('loaded');
  send({
    type: 'infill',
    id: 'a',
    document: notebook(1),
    options: { ...OPTIONS, n: 16, temperature: 1, maxTokens: 96 },
    timeoutMs: 60_000
  });
  await until('start');
  const ended = exit();
  child?.disconnect();
  expect(await ended).toBe(0);
}, 30_000);
