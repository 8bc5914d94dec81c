// Benchmark worker for our engine: node engine-worker.mjs MODEL THREADS [PRECISION], then one JSON request a line.
// `documents` are masked documents; all of them run at once. `cold` empties the encoder cache first.
import { createInterface } from 'node:readline';
import { Engine, infill, loadModel } from '../lib/index.js';

const [folder, threads, precision] = process.argv.slice(2);
const model = await loadModel(folder, { threads: Number(threads), ...(precision ? { precision } : {}) });
let engines = {};
console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
  const { documents, newTokens, n = 1, lookup = false, cold = true, temperature = 0 } = JSON.parse(line);
  if (cold) engines = {};
  const engine = (engines[lookup] ??= new Engine(model, { lookup, encoderCacheBytes: 64 * 2 ** 20 }));
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const results = await Promise.all(
    documents.map(document => infill(engine, document, { maxTokens: newTokens, n, temperature, topP: 1 }))
  );
  const used = process.cpuUsage(cpu);
  console.log(
    JSON.stringify({
      ms: performance.now() - from,
      cpuMs: (used.user + used.system) / 1000,
      tokens: results.reduce((sum, { done }) => sum + done.usage.outputTokens, 0),
      inputTokens: results.map(({ done }) => done.usage.inputTokens),
      firstTokenMs: results[0].done.timings.firstTokenMs,
      decodeMs:
        results[0].done.timings.totalMs - results[0].done.timings.queueMs - results[0].done.timings.encodeMs,
      texts: results.map(({ candidates }) => candidates[0].text),
      steps: engine.stats().steps,
      lookup: { ...engine.lookup },
      peakRssBytes: process.resourceUsage().maxRSS * 1024
    })
  );
}
