// The benchmark of issue 5: our engine and its peers on the same weights and documents, interleaved, in one run.
//   npm run bench                      every measurement, 5 rounds
//   npm run bench -- --quick           fewer of them, 2 rounds; under 50 s once models are prepared
//   options: --threads N, --model FOLDER --notebooks FILE.jsonl (for lookup decoding with a trained model), --json FILE
// Peers and converted models are kept in .jupyt5/bench. BENCH_PYTHON names a Python with torch and transformers.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeDocuments, readNotebooks } from './documents.mjs';
import { startWorker } from './worker.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../../..');
const KEPT = join(ROOT, '.jupyt5/bench');
const PYTHON = process.env.BENCH_PYTHON ?? 'python3';
const INPUT = 1024;
const OUTPUT = 128;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    threads: { type: 'string', default: '2' },
    model: { type: 'string', default: join(ROOT, 'packages/model') },
    notebooks: { type: 'string' },
    json: { type: 'string' }
  }
});
const say = text => process.stderr.write(`${text}\n`);
const run = (command, args, env = {}) =>
  execFileSync(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore']
  });

/** Makes what is missing; a step that fails leaves its peer out and says so. */
function prepare() {
  const [python, optimum, js, models] = ['py', 'optimum', 'js', 'codet5'].map(name => join(KEPT, name));
  mkdirSync(models, { recursive: true });
  const steps = [
    [
      join(models, 'checkpoint'),
      () => run(PYTHON, [join(HERE, 'prepare.py'), 'checkpoint', join(models, 'checkpoint')])
    ],
    [
      join(models, 'jupyt5'),
      () =>
        run(
          PYTHON,
          [
            '-m',
            'jupyt5_training.export',
            join(models, 'checkpoint'),
            join(models, 'jupyt5'),
            '--name',
            'codet5-shape',
            '--precisions',
            'int8'
          ],
          {
            PYTHONPATH: join(ROOT, 'packages/training')
          }
        )
    ],
    [
      python,
      () => run(PYTHON, ['-m', 'pip', 'install', '--target', python, '--no-deps', 'ctranslate2==4.8.5'])
    ],
    [
      optimum,
      () =>
        run(PYTHON, [
          '-m',
          'pip',
          'install',
          '--target',
          optimum,
          '--no-deps',
          'optimum==2.1.0',
          'optimum-onnx==0.1.0',
          'transformers==4.57.6',
          'huggingface_hub<1',
          'tokenizers==0.22.1'
        ])
    ],
    [
      join(models, 'ctranslate2'),
      () =>
        run(
          PYTHON,
          [join(HERE, 'prepare.py'), 'ctranslate2', join(models, 'checkpoint'), join(models, 'ctranslate2')],
          { PYTHONPATH: `${optimum}:${python}` }
        )
    ],
    [
      js,
      () =>
        run(
          'npm',
          ['install', '--prefix', js, '--no-audit', '--no-fund', '@huggingface/transformers@4.3.1'],
          { ONNXRUNTIME_NODE_INSTALL: 'skip' }
        )
    ],
    [
      join(models, 'transformersjs/onnx'),
      () =>
        run(
          PYTHON,
          [
            join(HERE, 'prepare.py'),
            'transformersjs',
            join(models, 'checkpoint'),
            join(models, 'transformersjs')
          ],
          { PYTHONPATH: optimum }
        )
    ]
  ];
  for (const [path, make] of steps) {
    if (existsSync(path)) continue;
    say(`preparing ${path}`);
    try {
      make();
    } catch (error) {
      say(`  failed, its peer is left out: ${error.message.split('\n')[0]}`);
    }
  }
  return { python, js, models };
}

const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Runs every contender in turn, `rounds` times; name -> median of each number. */
async function interleave(contenders, rounds) {
  const seen = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const { name, measure } of contenders) seen.get(name).push(await measure());
  return Object.fromEntries(
    [...seen].map(([name, results]) => [
      name,
      Object.fromEntries(
        Object.keys(results[0])
          .filter(key => typeof results[0][key] === 'number')
          .map(key => [key, median(results.map(result => result[key]))])
      )
    ])
  );
}

const { python, js, models } = prepare();
const { quick, threads } = options;
const rounds = quick ? 2 : 5;
const workers = {};
const start = async (name, ...rest) => {
  try {
    workers[name] = await startWorker(name, ...rest);
  } catch (error) {
    say(`${name} is left out: ${error.message}`);
  }
};
await start('jupyt5', process.execPath, [join(HERE, 'engine-worker.mjs'), join(models, 'jupyt5'), threads]);
await start(
  'ctranslate2',
  PYTHON,
  [
    join(HERE, 'peer_ctranslate2.py'),
    join(models, 'ctranslate2'),
    join(models, 'checkpoint/tokenizer.json'),
    threads
  ],
  { PYTHONPATH: python, OMP_NUM_THREADS: threads }
);
await start('transformersjs', process.execPath, [
  join(HERE, 'peer-transformersjs.mjs'),
  js,
  join(models, 'transformersjs'),
  threads
]);
if (!quick)
  await start('transformers', PYTHON, [
    join(HERE, 'peer_transformers.py'),
    join(models, 'checkpoint'),
    threads
  ]);

const made = await makeDocuments(join(models, 'jupyt5'), INPUT, 8);
const results = { machine: { threads: Number(threads), input: INPUT, output: OUTPUT, rounds } };
const ask = (worker, count, newTokens) =>
  worker.name === 'jupyt5'
    ? worker.run({ documents: made.slice(0, count).map(({ document }) => document), newTokens })
    : worker.run({ inputs: made.slice(0, count).map(({ inputIds }) => inputIds), newTokens });
const all = (count, newTokens, names = Object.keys(workers)) =>
  names
    .filter(name => workers[name])
    .map(name => ({ name, measure: () => ask(workers[name], count, newTokens) }));

for (const worker of Object.values(workers)) await ask(worker, 1, 4); // warm up
say('batch 1');
results.batch1 = await interleave(all(1, OUTPUT), rounds);
results.rss = Object.fromEntries(
  Object.entries(results.batch1).map(([name, { peakRssBytes }]) => [name, peakRssBytes])
);
say('first token');
results.firstToken = await interleave(all(1, 1), rounds + 1);
say('repeated document');
const repeated = [{ documents: [made[0].document], newTokens: 1, cold: false }];
await workers.jupyt5.run(repeated[0]);
results.cached = await interleave(
  [{ name: 'jupyt5', measure: () => workers.jupyt5.run(repeated[0]) }],
  rounds + 3
);
say('8 candidates of one document');
results.candidates = await interleave(
  [1, 8].map(n => ({
    name: String(n),
    measure: () =>
      workers.jupyt5.run({ documents: [made[0].document], newTokens: OUTPUT, n, temperature: 0.8 })
  })),
  quick ? 1 : 3
);
say('batch 8');
results.batch8 = await interleave(all(8, OUTPUT, ['jupyt5', 'ctranslate2']), quick ? 1 : 3);
for (const worker of Object.values(workers)) worker.stop();

if (options.notebooks && existsSync(join(options.model, 'manifest.json'))) {
  say('lookup decoding on real notebooks');
  const worker = await startWorker('model', process.execPath, [
    join(HERE, 'engine-worker.mjs'),
    options.model,
    threads
  ]);
  const documents = readNotebooks(options.notebooks, quick ? 12 : 60);
  const sums = { plain: 0, lookup: 0, same: 0, tokens: 0 };
  for (const document of documents) {
    const [plain, lookup] = [
      await worker.run({ documents: [document], newTokens: OUTPUT }),
      await worker.run({ documents: [document], newTokens: OUTPUT, lookup: true, cold: false })
    ];
    sums.plain += plain.decodeMs;
    sums.lookup += lookup.decodeMs;
    sums.same += plain.texts[0] === lookup.texts[0] ? 1 : 0;
    sums.tokens += plain.tokens;
  }
  results.lookup = { documents: documents.length, ...sums };
  worker.stop();
}

const ratio = (a, b) => (a === undefined || b === undefined || !(b > 0) ? null : Number((a / b).toFixed(3)));
const rate = ({ tokens, ms } = {}) => (tokens === undefined ? undefined : tokens / ms);
const { batch1, firstToken, batch8, rss } = results;
results.ratios = {
  'total/ctranslate2-int8': ratio(batch1.jupyt5.ms, batch1.ctranslate2?.ms),
  'firstToken/ctranslate2-int8': ratio(firstToken.jupyt5.ms, firstToken.ctranslate2?.ms),
  'total/transformersjs-q8': ratio(batch1.jupyt5.ms, batch1.transformersjs?.ms),
  'total/transformers-float32': ratio(batch1.jupyt5.ms, batch1.transformers?.ms),
  'cpu/ctranslate2-int8': ratio(batch1.jupyt5.cpuMs, batch1.ctranslate2?.cpuMs),
  'cpu/transformersjs-q8': ratio(batch1.jupyt5.cpuMs, batch1.transformersjs?.cpuMs),
  'batch8TokensPerSecond/ctranslate2-int8': ratio(rate(batch8.jupyt5), rate(batch8.ctranslate2)),
  'candidates8TokensPerSecond/1': ratio(rate(results.candidates[8]), rate(results.candidates[1])),
  'lookup/plain': ratio(results.lookup?.lookup, results.lookup?.plain),
  'cached/cold': ratio(results.cached.jupyt5.firstTokenMs, firstToken.jupyt5.firstTokenMs),
  'rss/ctranslate2-int8': ratio(rss.jupyt5, rss.ctranslate2)
};
for (const [name, value] of Object.entries(results))
  if (name !== 'ratios') say(`${name} ${JSON.stringify(value)}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify({ ratios: results.ratios }));
