// A deterministic engine process without a model, for tests of what surrounds the engine. Speaks packages/engine/src/protocol.ts.
//
//   --tokens N            tokens per candidate (default 6)        --step-ms N     pause between steps (default 0)
//   --slow                --step-ms 50                            --load-ms N     time to load
//   --load-fails CODE     answers `loadFailed`                    --max-tokens N  the model's limit (default 512)
//   --crash-at-step N     dies by SIGSEGV at that step of a request
//   --hang-at-step N      never returns from that step
//   --garbage N           says something that is no report at that step
//   --oom N               ends at that step as a process does whose memory is full (SIGABRT)
//   --pad N               so many more characters in every token
//   --error-at-step N     answers `error` outOfMemory at that step
//   --only TEXT           faults hit only requests whose `before` holds TEXT
//   --once FILE           a fault happens only while FILE exists, and removes it
import { createHash } from 'node:crypto';
import { existsSync, unlinkSync } from 'node:fs';

const argument = (name, fallback) => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? fallback : (process.argv[index + 1] ?? '');
};
const number = (name, fallback) => Number(argument(name, fallback));
const tokens = number('tokens', 6);
const stepMs = process.argv.includes('--slow') ? 50 : number('step-ms', 0);
const padding = ' '.repeat(number('pad', 0));
const only = argument('only', '');
const once = argument('once', undefined);
const WORDS = ['df', ' =', ' pd', '.', 'mean', '(', ')', '\n', 'x', ' +', ' 1', ' é', ' 数据', ' 📈'];

const running = new Map(); // id -> job
const stats = {
  active: 0,
  queued: 0,
  steps: 0,
  generatedTokens: 0,
  encoderCacheHits: 0,
  encoderCacheMisses: 0,
  lookupProposed: 0,
  lookupAccepted: 0
};
const cache = new Set();
const send = report => process.connected && process.send(report);
const sleep = ms => new Promise(resolve => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));
const hashOf = (...parts) => createHash('sha256').update(JSON.stringify(parts)).digest();

function heartbeat() {
  send({ type: 'heartbeat', stats: { ...stats, active: running.size, rssBytes: process.memoryUsage().rss } });
}

/** Does the fault that this step asks for. */
function fault(step, before) {
  const asked = ['crash-at-step', 'hang-at-step', 'garbage', 'oom', 'error-at-step'].find(
    name => number(name, NaN) === step
  );
  if (!asked || !before.includes(only)) return undefined;
  if (once !== undefined) {
    if (!existsSync(once)) return undefined;
    unlinkSync(once);
  }
  if (asked === 'crash-at-step') process.kill(process.pid, 'SIGSEGV');
  if (asked === 'hang-at-step') for (;;);
  if (asked === 'garbage') send({ type: 'text', id: 3, text: ['?'] });
  if (asked === 'oom') process.abort(); // what V8 does when its heap is full
  return asked;
}

async function infill({ id, document, options, timeoutMs }) {
  const startedAt = performance.now();
  const job = { cancelled: false };
  running.set(id, job);
  const masked = document.cells.find(cell => cell.masked);
  const key = hashOf(document).toString('hex');
  const cached = cache.has(key);
  cache.add(key);
  stats[cached ? 'encoderCacheHits' : 'encoderCacheMisses']++;
  const inputTokens = JSON.stringify(document).length;
  send({
    type: 'start',
    id,
    context: { tokens: inputTokens, cells: document.cells.length, cellsLeftOut: 0 }
  });
  const count = Math.min(tokens, options.maxTokens);
  let written = 0;
  let firstTokenMs = 0;
  let ending;
  for (let step = 0; step < count && !ending; step++) {
    await sleep(stepMs);
    const done = fault(step, masked.before);
    if (done === 'error-at-step') {
      running.delete(id);
      return send({ type: 'error', id, code: 'outOfMemory', message: 'bad_alloc in /secret/path' });
    }
    if (job.cancelled) ending = 'cancelled';
    else if (performance.now() - startedAt > timeoutMs) ending = 'timeout';
    if (ending) break;
    stats.steps++;
    stats.lookupProposed += 2;
    stats.lookupAccepted++;
    for (let candidate = 0; candidate < options.n; candidate++) {
      const index =
        hashOf(document, options.temperature === 0 ? 0 : options.seed, candidate, step)[0] % WORDS.length;
      send({ type: 'text', id, candidate, text: WORDS[index] + padding });
      stats.generatedTokens++;
    }
    written = step + 1;
    firstTokenMs ||= performance.now() - startedAt;
  }
  const finishReason = ending ?? (count < options.maxTokens ? 'stop' : 'length');
  const ranking = Array.from({ length: options.n }, (_, index) => index);
  for (const index of ranking)
    send({ type: 'candidate', id, index, finishReason, tokens: written, logprob: -written });
  const totalMs = performance.now() - startedAt;
  running.delete(id);
  send({
    type: 'done',
    id,
    usage: { inputTokens, outputTokens: written * options.n, cached },
    timings: { queueMs: 0, encodeMs: cached ? 0 : 1, firstTokenMs, totalMs },
    ranking
  });
}

function warm({ id, document }) {
  cache.add(hashOf(document).toString('hex'));
  send({
    type: 'done',
    id,
    usage: { inputTokens: JSON.stringify(document).length, outputTokens: 0, cached: false },
    timings: { queueMs: 0, encodeMs: 1, firstTokenMs: 0, totalMs: 1 },
    ranking: []
  });
}

async function load({ modelFolder, executionProvider }) {
  await sleep(number('load-ms', 0));
  if (process.argv.includes('--load-fails'))
    return send({
      type: 'loadFailed',
      code: argument('load-fails', 'modelInvalid'),
      message: `the model in ${modelFolder} is broken`
    });
  send({
    type: 'loaded',
    model: {
      name: 'fake',
      contextTokens: 1024,
      maxTokens: number('max-tokens', 512),
      precision: 'int8',
      executionProvider: executionProvider === 'auto' ? 'cpu' : executionProvider,
      otherProviders: [{ name: 'cuda', reason: 'a fake has none' }],
      formatVersion: 1,
      sizeBytes: 1,
      sha256: '00'
    }
  });
}

process.on('message', command => {
  if (command.type === 'load') void load(command);
  if (command.type === 'infill') void infill(command);
  if (command.type === 'warm') warm(command);
  if (command.type === 'cancel' && running.has(command.id)) running.get(command.id).cancelled = true;
  if (command.type === 'stop') process.exit(0);
});
process.on('disconnect', () => process.exit(0));
setInterval(heartbeat, 50);
