#!/usr/bin/env node
// Command line: jupyt5-eval run | check
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadProblems } from './formats/load-problems.js';
import { KernelSupply, startJupyter } from './kernels.js';
import { checkReferences, runEvaluation } from './run.js';
import type { Scores } from './scores.js';

const HELP = `jupyt5-eval: does the model's code work? pass@k by running the notebooks' own checks

  jupyt5-eval run   --problems FILE --out FOLDER [options]   sample, run, score; goes on where it stopped
  jupyt5-eval check --problems FILE --out FOLDER [options]   only: references pass, empty cells fail

  --problems FILE       our tasks, DSP problems.jsonl, HumanEval-like (.jsonl or .jsonl.gz)
  --server URL          inference server, may be given several times (http://127.0.0.1:8650); token in JUPYT5_TOKEN
  --samples N           candidates per problem (20)
  --k LIST              pass@k to report (1,5,10,20)
  --max-tokens N        of one candidate (200)
  --temperature X       sampling temperature (the server's default for many candidates)
  --top-p X             nucleus (the server's default)
  --seed N              (1)
  --jupyter URL         run kernels there, token in JUPYTER_TOKEN; default: a Jupyter server started here
  --python PATH         Python with jupyter_server and the libraries of the problems (python3)
  --kernels N           problems checked at once (1)
  --concurrency N       snapshots at once in one kernel (2)
  --seconds X           time limit of one candidate (10)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    problems: { type: 'string' },
    out: { type: 'string' },
    server: { type: 'string', multiple: true, default: ['http://127.0.0.1:8650'] },
    samples: { type: 'string', default: '20' },
    k: { type: 'string', default: '1,5,10,20' },
    'max-tokens': { type: 'string', default: '200' },
    temperature: { type: 'string' },
    'top-p': { type: 'string' },
    seed: { type: 'string', default: '1' },
    jupyter: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    kernels: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false }
  }
});
const [command] = positionals;
if (
  values.help ||
  (command !== 'run' && command !== 'check') ||
  values.problems === undefined ||
  values.out === undefined
) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}

console.debug = () => undefined; // @jupyterlab/services tells of every socket and every kernel that ends
const problems = loadProblems(values.problems);
const jupyter = values.jupyter === undefined ? await startJupyter(values.python, tmpdir()) : null;
const address = jupyter ?? { url: values.jupyter ?? '', token: process.env['JUPYTER_TOKEN'] ?? '' };
const supplies = Array.from({ length: Number(values.kernels) }, () => new KernelSupply(address));
const common = {
  problems,
  folder: values.out,
  supplies,
  grade: {
    concurrency: Number(values.concurrency),
    contextTimeoutMs: 120_000,
    limits: { seconds: Number(values.seconds) }
  },
  onProgress: (stage: string, done: number, of: number) => process.stderr.write(`\r${stage} ${done}/${of}   `)
};
try {
  if (command === 'check') {
    const excluded = await checkReferences(common);
    process.stderr.write('\n');
    for (const [id, reason] of excluded) console.log(`${id}: ${reason}`);
    console.log(`${problems.length - excluded.size} of ${problems.length} problems are sound`);
  } else {
    const token = process.env['JUPYT5_TOKEN'];
    const scores = await runEvaluation({
      ...common,
      title: basename(values.problems),
      ks: values.k.split(',').map(Number),
      sample: {
        servers: values.server.map(baseUrl => ({ baseUrl, token })),
        samples: Number(values.samples),
        maxTokens: Number(values['max-tokens']),
        seed: Number(values.seed),
        ...(values.temperature === undefined ? {} : { temperature: Number(values.temperature) }),
        ...(values['top-p'] === undefined ? {} : { topP: Number(values['top-p']) })
      }
    });
    process.stderr.write('\n');
    printScores(scores);
    console.log(`report: ${join(values.out, 'report.html')}`);
  }
} finally {
  await Promise.all(supplies.map(supply => supply.close()));
  await jupyter?.stop();
}

function printScores(scores: Scores): void {
  for (const row of scores.rows) {
    const passes = Object.entries(row.passAt).map(
      ([k, { mean, low, high }]) =>
        `pass@${k} ${(mean * 100).toFixed(1)} % [${(low * 100).toFixed(0)}, ${(high * 100).toFixed(0)}]`
    );
    console.log(`${row.group.padEnd(14)} ${String(row.problems).padStart(4)}  ${passes.join('  ')}`);
  }
  for (const [name, { mean, correlationWithPassing }] of Object.entries(scores.overlap))
    console.log(
      `${name.padEnd(14)} mean ${mean.toFixed(3)}, correlation with passing ${correlationWithPassing.toFixed(2)}`
    );
  const excluded = Object.keys(scores.excluded);
  if (excluded.length > 0) console.log(`not scored: ${excluded.join(', ')}`);
}
