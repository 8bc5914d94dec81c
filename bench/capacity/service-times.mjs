// How long the engine's native calls take on this machine, with the shipped model and the example notebooks. One thread, and processor time
// instead of the clock's: the same on a machine that has other things to do, and what a core is worth to whoever pays for it.
import { median, quantile } from '../../packages/engine/bench/measure.mjs';
import { readNotebooks } from '../../packages/engine/bench/documents.mjs';
import { Engine, infill, loadModel } from '../../packages/engine/lib/index.js';

/** Rows of one native call: of several documents with a candidate each, and of one document with several candidates. */
const SINGLE_ROWS = [1, 2, 4, 8];
const SEVERAL_ROWS = [2, 4, 8, 16, 31];
const MAX_TOKENS = 64;
const STEPS = 24;

/** The examples' cells in turn, each time another text, so that no cache knows it. */
export function documentMaker() {
  const documents = readNotebooks(undefined, 200);
  let made = 0;
  return () => {
    const number = made++;
    const { language, cells } = documents[number % documents.length];
    return {
      language,
      cells: cells.map(cell => (cell.masked ? { ...cell, before: `# part ${number}\n${cell.before}` } : cell))
    };
  };
}

/**
 * @param {{model: string, rounds: number, candidates: number}} options `rounds`: of each the least counts
 * @returns {Promise<import('./simulate.mjs').Service & {lengths: number[], several: number[][], encodeScales: number[], generatedPerSecond: number}>}
 */
export async function measureService({ model: folder, rounds, candidates }) {
  const model = await loadModel(folder, { threads: 1 });
  const make = documentMaker();
  const fresh = (lookup = true) => new Engine(model, { lookup, encoderCacheBytes: 64 * 2 ** 20 });
  const ask = (engine, document, options) =>
    infill(engine, document, { maxTokens: MAX_TOKENS, n: 1, temperature: 0, topP: 1, ...options });
  for (let i = 0; i < 3; i++) await ask(fresh(), make(), {});

  // The first time a document is prepared and encoded, the second time only prepared.
  const documents = Array.from({ length: 12 }, make);
  const alone = documents.map(() => ({ bothMs: Infinity, prepareMs: Infinity }));
  for (let round = 0; round < rounds; round++)
    for (const [i, document] of documents.entries()) {
      const engine = fresh();
      alone[i].bothMs = Math.min(alone[i].bothMs, await cpuMs(() => warm(engine, document)));
      alone[i].prepareMs = Math.min(alone[i].prepareMs, await cpuMs(() => warm(engine, document)));
    }
  const prepareMs = median(alone.map(one => one.prepareMs));
  const encodes = alone.map(one => one.bothMs - one.prepareMs);
  for (const [i, document] of documents.entries()) {
    const engine = fresh();
    const { done } = await ask(engine, document, {});
    Object.assign(alone[i], { tokens: done.usage.outputTokens, steps: engine.stats().steps });
  }
  const sum = name => alone.reduce((total, one) => total + one[name], 0);
  const several = [];
  for (const [seed, document] of documents.slice(0, 8).entries()) {
    const engine = fresh();
    // As the server: texts that were there before are drawn anew.
    await ask(engine, document, { n: candidates, temperature: 0.8, topP: 0.95, seed, distinct: true });
    several.push(shapeOf(engine.stats(), candidates));
  }

  const encodeMs = median(encodes);
  const singleStepMs = await stepTimes(SINGLE_ROWS, rounds, prepareMs, rows => ({
    engine: fresh(false),
    documents: Array.from({ length: rows }, make),
    options: { n: 1, temperature: 0 }
  }));
  const severalStepMs = await stepTimes(SEVERAL_ROWS, rounds, prepareMs, rows => ({
    engine: fresh(false),
    documents: [make()],
    options: { n: rows, temperature: 0.8 }
  }));

  // As the evaluation asks: 20 candidates a request.
  let leastMs = Infinity;
  for (let round = 0; round < rounds; round++)
    leastMs = Math.min(
      leastMs,
      await cpuMs(async () => {
        for (const [seed, document] of documents.slice(0, 4).entries())
          await ask(fresh(), document, { n: 20, temperature: 0.8, topP: 0.95, seed });
      })
    );
  await model.release();
  return {
    prepareMs,
    encodeMs,
    chunks: 4,
    singleStepMs,
    severalStepMs,
    aloneTokensPerStep: sum('tokens') / sum('steps'),
    lengths: alone.map(one => one.tokens),
    several,
    encodeScales: [0.1, 0.3, 0.5, 0.7, 0.9].map(q => quantile(encodes, q) / encodeMs),
    generatedPerSecond: (4 * 20 * 1000) / leastMs
  };
}

/**
 * Time of a step by the rows in it. All documents are known to the encoder's cache, and what preparing them takes is taken off. Rows end
 * at different steps, so that a point is at the mean number of rows: tokens written by steps made.
 */
async function stepTimes(sizes, rounds, prepareMs, setUp) {
  const points = [];
  for (const size of sizes) {
    const { engine, documents, options } = setUp(size);
    const runAll = maxTokens =>
      Promise.all(
        documents.map(document => infill(engine, document, { topP: 1, seed: 1, ...options, maxTokens }))
      );
    await runAll(1);
    const seen = [];
    for (let round = 0; round < rounds; round++) {
      const before = engine.stats();
      const ms = (await cpuMs(() => runAll(STEPS))) - documents.length * prepareMs;
      const after = engine.stats();
      const steps = after.steps - before.steps;
      seen.push({ rows: (after.generatedTokens - before.generatedTokens) / steps, ms: ms / steps });
    }
    points.push([median(seen.map(({ rows }) => rows)), Math.min(...seen.map(({ ms }) => ms))]);
  }
  return points.sort(([a], [b]) => a - b);
}

/** Tokens of `n` rows that take as many steps and as many tokens as were measured: one to the end, the others alike. */
function shapeOf({ steps, generatedTokens }, n) {
  const other = Math.max(1, Math.round((generatedTokens - steps) / (n - 1)));
  return [steps, ...Array.from({ length: n - 1 }, () => other)];
}

/** Processor time of all threads, in milliseconds. */
async function cpuMs(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

let warmed = 0;
/** Encodes a document, or finds it in the cache. */
const warm = (engine, document) =>
  new Promise((resolve, reject) =>
    engine.warm(`warm-${warmed++}`, document, report => {
      if (report.type === 'done') resolve();
      if (report.type === 'error') reject(new Error(report.message));
    })
  );
