// The engine's part of the benchmark: the engine and its peers on the same weights and documents, interleaved, in one run.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ask, engineCommand, startContenders } from './contenders.mjs';
import { makeDocuments, readNotebooks } from './documents.mjs';
import { interleave, rate, ratio } from './measure.mjs';
import { PLACES } from './prepare.mjs';
import { startWorker } from './worker.mjs';

const INPUT = 1024;
const OUTPUT = 128;
const CONTEXTS = [256, 1024, 2048];
const NEW_TOKENS = [32, 128, 256];

/**
 * @param {{quick: boolean, threads: string, model: string, notebooks?: string, say: (text: string) => void}} options
 *   `model` and `notebooks` (masked notebooks, one JSON a line; default: the repository's examples) are for lookup decoding
 * @returns {Promise<{results: object, ratios: Record<string, number | null>}>}
 */
export async function measureEngine({ quick, threads, model, notebooks, say }) {
  const names = ['jupyt5', 'ctranslate2', 'transformersjs'];
  const workers = await startContenders(
    quick ? names : [...names, 'ctranslate2-allocator', 'optimum', 'transformers'],
    threads,
    say
  );
  if (!workers.jupyt5) throw new Error('our own engine could not be started; BENCH_VERBOSE=1 tells more');
  const results = { machine: { threads: Number(threads), input: INPUT, output: OUTPUT } };
  try {
    await compare(workers, results, { quick, say });
  } finally {
    for (const worker of Object.values(workers)) worker.stop();
  }
  if (!quick) results.grid = await measureGrid(threads, say);
  if (existsSync(join(model, 'manifest.json')))
    results.lookup = await measureLookup({ quick, threads, model, notebooks, say });
  return { results, ratios: ratiosOf(results) };
}

async function compare(workers, results, { quick, say }) {
  const made = await makeDocuments(PLACES.jupyt5Model, INPUT, quick ? 8 : 32);
  const pick = names => names.map(name => workers[name]).filter(worker => worker !== undefined);
  const inTurn = (count, newTokens, list, options) =>
    interleave(
      list.map(worker => ({
        name: worker.name,
        measure: () => ask(worker, made.slice(0, count), newTokens)
      })),
      { say, ...options }
    );
  const all = Object.values(workers);
  for (const worker of all) await ask(worker, made.slice(0, 1), 4); // warm up
  say('batch 1');
  results.batch1 = await inTurn(1, OUTPUT, all, { rounds: quick ? 2 : 5, limitMs: 45_000 });
  results.rss = Object.fromEntries(
    Object.entries(results.batch1).map(([name, { peakRssBytes }]) => [name, peakRssBytes])
  );
  say('first token');
  results.firstToken = await inTurn(1, 1, all, { rounds: quick ? 3 : 6, limitMs: 15_000 });
  say('256 tokens in');
  const short = await makeDocuments(PLACES.jupyt5Model, 256, 1);
  results.context256 = await interleave(
    all.map(worker => ({ name: worker.name, measure: () => ask(worker, short, OUTPUT) })),
    { rounds: quick ? 1 : 3, limitMs: 20_000, say }
  );
  say('repeated document');
  const repeated = { documents: [made[0].document], newTokens: 1, cold: false };
  await workers.jupyt5.run(repeated);
  results.cached = await interleave([{ name: 'jupyt5', measure: () => workers.jupyt5.run(repeated) }], {
    rounds: 8
  });
  say('8 candidates of one document');
  const candidates = n => ({ documents: [made[0].document], newTokens: OUTPUT, n, temperature: 0.8 });
  results.candidates = await interleave(
    [1, 8].map(n => ({ name: String(n), measure: () => workers.jupyt5.run(candidates(n)) })),
    { rounds: quick ? 1 : 3 }
  );
  for (const size of quick ? [8] : [8, 32]) {
    say(`batch ${size}`);
    results[`batch${size}`] = await inTurn(size, OUTPUT, pick(['jupyt5', 'ctranslate2']), {
      rounds: quick || size > 8 ? 1 : 3,
      limitMs: 30_000
    });
  }
}

/** Context length by new tokens, batch 1, our three precisions and the nearest peers: total and first token. */
async function measureGrid(threads, say) {
  const workers = await startContenders(
    ['jupyt5', 'jupyt5-float32', 'jupyt5-int4', 'ctranslate2', 'ctranslate2-float32', 'transformersjs'],
    threads,
    say
  );
  const rows = [];
  try {
    for (const input of CONTEXTS) {
      const made = await makeDocuments(PLACES.jupyt5Model, input, 1);
      for (const output of [1, ...NEW_TOKENS]) {
        say(`${input} tokens in, ${output} out`);
        const contenders = Object.values(workers).map(worker => ({
          name: worker.name,
          measure: () => ask(worker, made, output)
        }));
        const found = await interleave(contenders, { rounds: 1, say });
        for (const [name, { ms, cpuMs }] of Object.entries(found))
          rows.push({ name, input, output, ms, cpuMs });
      }
    }
  } finally {
    for (const worker of Object.values(workers)) worker.stop();
  }
  return rows;
}

/** The shipped model on real notebooks, with guessing and without; the texts must be the same. */
async function measureLookup({ quick, threads, model, notebooks, say }) {
  say('lookup decoding on real notebooks');
  const worker = await startWorker('model', ...engineCommand(model, threads));
  const documents = readNotebooks(notebooks, quick ? 12 : 60);
  const sums = { documents: documents.length, plain: 0, lookup: 0, same: 0, tokens: 0 };
  let counts = {};
  for (const document of documents) {
    const [plain, lookup] = [
      await worker.run({ documents: [document], newTokens: OUTPUT, cold: false }),
      await worker.run({ documents: [document], newTokens: OUTPUT, cold: false, lookup: true })
    ];
    sums.plain += plain.decodeMs;
    sums.lookup += lookup.decodeMs;
    sums.same += plain.texts[0] === lookup.texts[0] ? 1 : 0;
    sums.tokens += plain.tokens;
    counts = lookup.lookup;
  }
  worker.stop();
  return { ...sums, ...counts };
}

function ratiosOf({
  batch1,
  firstToken,
  context256,
  batch8,
  batch32,
  rss,
  cached,
  candidates,
  grid,
  lookup
}) {
  const in1024 = (name, key = 'ms') => batch1[name]?.[key];
  const cell = name =>
    grid?.find(row => row.name === name && row.input === INPUT && row.output === OUTPUT)?.ms;
  return {
    'total/ctranslate2-int8': ratio(in1024('jupyt5'), in1024('ctranslate2')),
    'firstToken/ctranslate2-int8': ratio(firstToken.jupyt5.ms, firstToken.ctranslate2?.ms),
    'total/ctranslate2-int8SameAllocator': ratio(in1024('jupyt5'), in1024('ctranslate2-allocator')),
    'firstToken/ctranslate2-int8SameAllocator': ratio(
      firstToken.jupyt5.ms,
      firstToken['ctranslate2-allocator']?.ms
    ),
    'total/transformersjs-q8': ratio(in1024('jupyt5'), in1024('transformersjs')),
    'total/optimum-q8': ratio(in1024('jupyt5'), in1024('optimum')),
    'total/transformers-float32': ratio(in1024('jupyt5'), in1024('transformers')),
    'context256Total/ctranslate2-int8': ratio(context256.jupyt5.ms, context256.ctranslate2?.ms),
    'float32Total/ctranslate2-float32': ratio(cell('jupyt5-float32'), cell('ctranslate2-float32')),
    'cpu/ctranslate2-int8': ratio(in1024('jupyt5', 'cpuMs'), in1024('ctranslate2', 'cpuMs')),
    'cpu/transformersjs-q8': ratio(in1024('jupyt5', 'cpuMs'), in1024('transformersjs', 'cpuMs')),
    'batch8TokensPerSecond/ctranslate2-int8': ratio(rate(batch8.jupyt5), rate(batch8.ctranslate2)),
    'batch32TokensPerSecond/ctranslate2-int8': ratio(rate(batch32?.jupyt5), rate(batch32?.ctranslate2)),
    'candidates8TokensPerSecond/1': ratio(rate(candidates[8]), rate(candidates[1])),
    'lookup/plain': ratio(lookup?.lookup, lookup?.plain),
    'cached/cold': ratio(cached.jupyt5.firstTokenMs, firstToken.jupyt5.firstTokenMs),
    'rss/ctranslate2-int8': ratio(rss.jupyt5, rss.ctranslate2)
  };
}
