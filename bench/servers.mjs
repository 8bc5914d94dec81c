// The servers that are compared: ours and the two baselines, started with the same model and threads, spoken to in their own way.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLACES, PYTHON } from '../packages/engine/bench/prepare.mjs';
import { SERVER_MAIN } from '../scripts/steps/paths.mjs';
import { choosePort } from '../scripts/steps/ports.mjs';
import { residentBytes } from './machine.mjs';

const FIRST_PORT = 19_000 + (process.pid % 2000);
const START_LIMIT_MS = 300_000;
const POLL_MS = 20;

/** Many callers from one address. */
const ONE_ADDRESS = ['--max-per-caller', '100000'];
/** Limits that would refuse a burst from one address are lifted: it is the burst that is measured. */
const UNLIMITED = [...ONE_ADDRESS, '--max-queue', '100000', '--max-queue-tokens', '100000000'];

const ours = {
  path: '/v1/infill',
  ready: '/health/ready',
  bodyOf: (document, maxTokens) => ({ document, maxTokens, temperature: 0, stream: true }),
  isText: event => event.type === 'text'
};
const baseline = {
  path: '/infill',
  ready: '/health',
  bodyOf: (document, maxTokens) => ({ text: document.cells[0].source, maxTokens }),
  isText: event => 'text' in event
};

const python = kind => (port, threads) => [
  PYTHON,
  [
    fileURLToPath(new URL('peers/serve.py', import.meta.url)),
    kind,
    kind === 'ctranslate2' ? PLACES.ctranslate2Model : PLACES.checkpoint,
    join(PLACES.checkpoint, 'tokenizer.json'),
    threads,
    port
  ],
  { PYTHONPATH: `${PLACES.web}:${PLACES.ctranslate2}`, OMP_NUM_THREADS: threads }
];

/** How each is started: (port, threads, options) -> [command, arguments, environment]. */
const SERVERS = {
  jupyt5: {
    ...ours,
    commandOf: (port, threads, { processes = 1, model = PLACES.jupyt5Model, limited = false }) => [
      process.execPath,
      [
        ...[SERVER_MAIN, '--port', port, '--model', model, '--log-level', 'error'],
        ...['--engine-processes', String(processes), '--threads', String(threads / processes)],
        ...(limited ? ONE_ADDRESS : UNLIMITED),
        // The peers run on the CPU; probing for other providers is no part of what is compared.
        ...['--execution-provider', 'cpu']
      ],
      {}
    ]
  },
  'fastapi-ctranslate2': { ...baseline, commandOf: python('ctranslate2') },
  'fastapi-transformers': { ...baseline, commandOf: python('transformers') }
};

export const SERVER_NAMES = Object.keys(SERVERS);

/**
 * Starts a server and waits until its health check answers.
 * @param {{processes?: number, model?: string, limited?: boolean}} options of ours; `limited`: with its default queue
 * @returns {Promise<{name: string, url: string, readyMs: number, pid: number, path: string, bodyOf: Function, isText: Function,
 *   residentBytes: () => number | undefined, stop: () => Promise<void>}>}
 */
export async function startServer(name, threads, options = {}) {
  const { commandOf, ...dialect } = SERVERS[name];
  const port = String(await choosePort(undefined, FIRST_PORT, ''));
  const [command, args, env] = commandOf(port, threads, options);
  const startedAt = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore']
  });
  const ended = new Promise(resolve => child.once('exit', resolve).once('error', resolve));
  let isGone = false;
  void ended.then(() => (isGone = true));
  const stop = async () => {
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(insist);
  };
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(`${url}${dialect.ready}`))) {
    if (isGone) throw new Error(`${name} ended; BENCH_VERBOSE=1 shows what it said`);
    if (performance.now() - startedAt > START_LIMIT_MS) {
      await stop();
      throw new Error(`${name} was not ready after ${START_LIMIT_MS / 1000} s`);
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  const readyMs = performance.now() - startedAt;
  return {
    name,
    url,
    readyMs,
    pid: child.pid,
    ...dialect,
    residentBytes: () => residentBytes(child.pid),
    stop
  };
}

async function isReady(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
