// How cost grows: with the context, the new tokens, the candidates, the streams (those are the server part's) and the processes.
import { engineCommand } from '../../packages/engine/bench/contenders.mjs';
import { makeDocuments } from '../../packages/engine/bench/documents.mjs';
import { interleave, rate, ratio } from '../../packages/engine/bench/measure.mjs';
import { PLACES } from '../../packages/engine/bench/prepare.mjs';
import { startWorker } from '../../packages/engine/bench/worker.mjs';
import { load } from '../load.mjs';
import { startServer } from '../servers.mjs';

const CONTEXTS = [64, 128, 256, 512, 1024, 2048];
const NEW_TOKENS = [16, 32, 64, 128, 256];
const CANDIDATES = [1, 2, 4, 8, 16, 32];
const CONTEXT = 512;

export async function measure({ quick, threads, say }) {
  const worker = await startWorker('jupyt5', ...engineCommand(PLACES.jupyt5Model, threads));
  const rounds = quick ? 1 : 3;
  const results = { context: [], newTokens: [], candidates: [] };
  const run = (name, request) => interleave([{ name, measure: () => worker.run(request) }], { rounds });
  try {
    const [{ document: fixed }] = await makeDocuments(PLACES.jupyt5Model, CONTEXT, 1);
    await worker.run({ documents: [fixed], newTokens: 4 }); // warm up
    for (const input of quick ? [256, 2048] : CONTEXTS) {
      say(`context ${input}`);
      const [{ document }] = await makeDocuments(PLACES.jupyt5Model, input, 1);
      const { one } = await run('one', { documents: [document], newTokens: 1 });
      results.context.push({ input, firstTokenMs: one.ms, spread: one.spread });
    }
    for (const output of quick ? [32, 256] : NEW_TOKENS) {
      say(`new tokens ${output}`);
      const { one } = await run('one', { documents: [fixed], newTokens: output });
      results.newTokens.push({ output, ms: one.ms, decodeMs: one.decodeMs, spread: one.spread });
    }
    for (const n of quick ? [1, 32] : CANDIDATES) {
      say(`candidates ${n}`);
      const { one } = await run('one', { documents: [fixed], newTokens: 64, n, temperature: 0.8 });
      results.candidates.push({ n, tokensPerSecond: rate(one), ms: one.ms, spread: one.spread });
    }
  } finally {
    worker.stop();
  }
  results.processes = await measureProcesses(quick, threads, say);
  return { results, ratios: ratiosOf(results) };
}

/** The same threads cut into one process, two, four: bursts of different documents. */
async function measureProcesses(quick, threads, say) {
  const rows = [];
  for (const processes of [1, 2, 4].filter(count => count <= threads)) {
    say(`engine processes ${processes}`);
    const server = await startServer('jupyt5', threads, { processes });
    try {
      for (const streams of quick ? [8] : [2, 8, 32]) {
        const made = await makeDocuments(PLACES.jupyt5Model, 256, streams * 2, 300 + streams);
        const documents = made.map(({ document }) => document);
        const { requestsPerSecond, firstTokenP50Ms } = await load(server, documents, 32, streams);
        rows.push({ processes, streams, requestsPerSecond, firstTokenP50Ms });
      }
    } finally {
      await server.stop();
    }
  }
  return rows;
}

function ratiosOf({ context, newTokens, candidates, processes }) {
  const per = (rows, key, size, value) => {
    const row = rows.find(one => one[key] === size);
    return row && row[value] / size;
  };
  const perSecond = n => candidates.find(row => row.n === n)?.tokensPerSecond;
  const withProcesses = count =>
    processes.find(row => row.processes === count && row.streams === 8)?.requestsPerSecond;
  return {
    'msPerInputToken2048/256': ratio(
      per(context, 'input', 2048, 'firstTokenMs'),
      per(context, 'input', 256, 'firstTokenMs')
    ),
    'msPerNewToken256/32': ratio(
      per(newTokens, 'output', 256, 'decodeMs'),
      per(newTokens, 'output', 32, 'decodeMs')
    ),
    'tokensPerSecond32/1': ratio(perSecond(32), perSecond(1)),
    'processes2/1': ratio(withProcesses(2), withProcesses(1))
  };
}
