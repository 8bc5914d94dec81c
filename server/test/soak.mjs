// The long form of the fault tests: many requests with random disconnects and killed engine processes, against the program itself.
//   npm run soak -w server -- [--requests 100000] [--disconnects 1000] [--kills 50] [--concurrency 32] [--seed 1]
// Everything stays on this machine: the server listens on loopback, on a free port. Prints one line of JSON; exit code 1 when
// a request got no honest end, something was not given back, or the event loop was late.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const names = { requests: 100_000, disconnects: 1000, kills: 50, concurrency: 32, seed: 1 };
const { values } = parseArgs({
  options: Object.fromEntries(Object.keys(names).map(name => [name, { type: 'string' }]))
});
const settings = Object.fromEntries(
  Object.entries(names).map(([name, value]) => [name, Number(values[name] ?? value)])
);
/** Event-loop delay at the 99th percentile, over that of an idle process on the same machine, must stay below this. */
const MOST_LOOP_DELAY_MS = 20;
/** Growth per request after the first fifth, over which caches and heaps settle. */
const MOST_RSS_BYTES_PER_REQUEST = 200;

const here = path => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jupyt5-soak-'));
writeFileSync(join(folder, 'manifest.json'), '{"name":"fake"}');
const readyFile = join(folder, 'ready.json');
const server = spawn(
  process.execPath,
  [
    ...[
      here('../lib/main.js'),
      '--port',
      '0',
      '--model',
      folder,
      '--ready-file',
      readyFile,
      '--engine',
      here('fake-engine.mjs')
    ],
    ...['--engine-processes', '2', '--threads', '1', '--max-per-caller', '1000', '--log-level', 'info']
  ],
  { stdio: ['ignore', 'ignore', 'pipe'] }
);
let enginePids = [];
let rest = '';
server.stderr.setEncoding('utf8').on('data', text => {
  const lines = (rest + text).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    const pid = /"enginePid":(\d+),"(ms|reason)"/.exec(line);
    if (pid?.[2] === 'ms') enginePids.push(Number(pid[1]));
    if (pid?.[2] === 'reason') enginePids = enginePids.filter(other => other !== Number(pid[1]));
  }
});
while (!existsSync(readyFile)) await sleep(20);
const { url } = JSON.parse(readFileSync(readyFile, 'utf8'));

// An idle process: the delay that it sees is the machine's, not the server's.
const CONTROL = `
  const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  setInterval(() => { process.send(delay.percentile(99) / 1e6); delay.reset(); }, 1000);
  process.on('disconnect', () => process.exit(0));`;
const controlDelays = [];
const control = spawn(process.execPath, ['-e', CONTROL], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
control.on('message', delayMs => controlDelays.push(delayMs));

let state = settings.seed;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
const agent = new http.Agent({ keepAlive: true, maxSockets: settings.concurrency });
const counts = { done: 0, left: 0, engineFailed: 0, refused: 0, lost: 0, kills: 0 };
const latencies = [];
const samples = []; // [requests, rssBytes, loopDelayMs]
let started = 0;

/** One request to its honest end. */
function call(index) {
  const isStream = random() < 0.5;
  const leaves = random() < settings.disconnects / settings.requests;
  const body = JSON.stringify({
    document: {
      language: 'python',
      cells: [
        { type: 'markdown', source: 'x'.repeat(index % 2000) },
        { type: 'code', masked: true, before: `${index}`, after: '' }
      ]
    },
    n: 1 + (index % 3),
    stream: isStream
  });
  const startedAt = performance.now();
  return new Promise(resolve => {
    const end = kind => {
      counts[kind]++;
      if (kind === 'done') latencies.push(performance.now() - startedAt);
      resolve();
    };
    const request = http.request(`${url}/v1/infill`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    });
    request.on('error', () => end(leaves ? 'left' : 'lost'));
    request.on('response', response => {
      let text = '';
      response.setEncoding('utf8').on('data', piece => (text += piece));
      response.on('error', () => end(leaves ? 'left' : 'lost'));
      response.on('end', () => {
        const { statusCode } = response;
        if (statusCode === 503 || statusCode === 429) return end('refused');
        if (/"code":"engineFailed"/.test(text)) return end('engineFailed');
        const isWhole =
          statusCode === 200 &&
          (isStream
            ? /\nevent: done\n.*\n\n$/.test(text)
            : JSON.parse(text).candidates.length === 1 + (index % 3));
        end(isWhole ? 'done' : 'lost');
      });
    });
    request.end(body);
    if (leaves) setTimeout(() => request.destroy(new Error('left')), random() * 20);
  });
}

async function look() {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = name => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
  samples.push([
    started,
    value('process_resident_memory_bytes'),
    value('nodejs_eventloop_lag_p99_seconds') * 1000
  ]);
  return value;
}

const startedAt = performance.now();
const looking = setInterval(() => void look().catch(() => undefined), 1000);
const killEvery = Math.ceil(settings.requests / (settings.kills + 1));
await Promise.all(
  Array.from({ length: settings.concurrency }, async () => {
    while (started < settings.requests) {
      const index = started++;
      if (index > 0 && index % killEvery === 0 && enginePids.length > 1) {
        process.kill(enginePids[Math.floor(random() * enginePids.length)], 'SIGKILL');
        counts.kills++;
      }
      await call(index);
    }
  })
);
clearInterval(looking);
const seconds = (performance.now() - startedAt) / 1000;
agent.destroy();
control.disconnect();
await sleep(1500); // for the last process to come back
const value = await look();
const leftOver = ['jupyt5_queue_requests', 'jupyt5_queue_tokens', 'jupyt5_active_requests']
  .map(value)
  .reduce((a, b) => a + b, 0);
const processes = value('jupyt5_engine_processes');
const exit = new Promise(resolve => server.once('exit', resolve));
server.kill('SIGTERM');
const exitCode = await exit;
rmSync(folder, { recursive: true, force: true });

const settled = samples.filter(([requests]) => requests > settings.requests / 5);
const quantile = (list, q) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))];
const round = number => Math.round(number * 100) / 100;
const loopDelayMs = quantile(
  settled.map(sample => sample[2]),
  0.5
);
const controlDelayMs = quantile(controlDelays, 0.5) ?? 0;
const report = {
  ...settings,
  ...counts,
  seconds: round(seconds),
  requestsPerSecond: round(settings.requests / seconds),
  p50Ms: round(quantile(latencies, 0.5)),
  p99Ms: round(quantile(latencies, 0.99)),
  loopDelayP99Ms: round(loopDelayMs),
  idleProcessLoopDelayP99Ms: round(controlDelayMs),
  worstSecondLoopDelayP99Ms: round(Math.max(...settled.map(sample => sample[2]))),
  rssMiB: [samples[0], samples.at(-1)].map(sample => round(sample[1] / 2 ** 20)),
  rssBytesPerRequest: round(slope(settled)),
  leftOver,
  processes,
  exitCode,
  loadAverage: round(loadavg()[0])
};
const isWell =
  counts.lost === 0 &&
  leftOver === 0 &&
  processes === 2 &&
  exitCode === 0 &&
  loopDelayMs - controlDelayMs < MOST_LOOP_DELAY_MS &&
  (settled.length < 20 || report.rssBytesPerRequest < MOST_RSS_BYTES_PER_REQUEST);
console.log(JSON.stringify({ ok: isWell, ...report }));
process.exit(isWell ? 0 : 1);

/** Least squares of RSS over requests: bytes per request. */
function slope(points) {
  const mean = list => list.reduce((a, b) => a + b, 0) / list.length;
  const [x, y] = [mean(points.map(point => point[0])), mean(points.map(point => point[1]))];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
}
