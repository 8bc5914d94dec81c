#!/usr/bin/env node
// Command line: jupyt5-eval run | check
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadProblems } from './formats/load-problems.js';
import { KernelSupply, startJupyter } from './kernels.js';
import { checkReferences, runEvaluation } from './run.js';
import { nameAt } from './report.js';
import { MOST_DISTINCT } from './sample.js';
import type { Scores } from './scores.js';

const HELP = `jupyt5-eval: does the model's code work? pass@k by running the notebooks' own checks

  jupyt5-eval run   --problems FILE --out FOLDER [options]   sample, run, score; goes on where it stopped
  jupyt5-eval check --problems FILE --out FOLDER [options]   only: references pass, empty cells fail

  --problems FILE       our tasks, DSP problems.jsonl, HumanEval-like (.jsonl or .jsonl.gz)
  --server URL          inference server (http://127.0.0.1:8650), token in JUPYT5_TOKEN; given several times, all work at once
  --requests N          requests at once to each server (1)
  --samples N           candidates per problem (20)
  --k LIST              pass@k to report (1,5,10,20)
  --max-tokens N        of one candidate (200)
  --temperature X       sampling temperature (the server's default for many candidates)
  --top-p X             nucleus (the server's default)
  --seed N              (1)
  --distinct            no text twice (sampling without replacement), up to 64 candidates; reports the share of problems that
                        one of the first k solves, and not the estimate of pass@k, which needs independent samples
  --jupyter URL         run kernels there, token in JUPYTER_TOKEN; default: a Jupyter server started here
  --python PATH         Python with jupyter_server and the libraries of the problems (python3)
  --kernels N           problems checked at once (1)
  --concurrency N       snapshots at once in one kernel (2)
  --seconds X           time limit of one candidate (10)
`;

const DEFAULT_SERVER = 'http://127.0.0.1:8650';

const PARSING = {
  allowPositionals: true,
  options: {
    problems: { type: 'string' },
    out: { type: 'string' },
    server: { type: 'string', multiple: true },
    requests: { type: 'string', default: '1' },
    samples: { type: 'string', default: '20' },
    k: { type: 'string', default: '1,5,10,20' },
    'max-tokens': { type: 'string', default: '200' },
    temperature: { type: 'string' },
    'top-p': { type: 'string' },
    seed: { type: 'string', default: '1' },
    distinct: { type: 'boolean', default: false },
    jupyter: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    kernels: { type: 'string', default: '1' },
    concurrency: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false }
  }
} as const;

/** A wrong argument: exit code 2. */
class UsageError extends Error {}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs(PARSING);
  const [command] = positionals;
  if (values.help) return void process.stdout.write(HELP);
  if (command !== 'run' && command !== 'check')
    throw new UsageError(`the first argument must be run or check, got ${command ?? 'nothing'}; see --help`);
  const { problems: file, out: folder } = values;
  if (file === undefined || folder === undefined)
    throw new UsageError(`--${file === undefined ? 'problems' : 'out'} is needed; see --help`);
  const number = (name: keyof typeof values, least: number): number => {
    const value = Number(values[name]);
    if (Number.isFinite(value) && value >= least) return value;
    throw new UsageError(`--${name} must be a number of at least ${least}, got ${String(values[name])}`);
  };
  const token = process.env['JUPYT5_TOKEN'];
  const kernels = number('kernels', 1);
  const grade = {
    concurrency: number('concurrency', 1),
    contextTimeoutMs: 120_000,
    limits: { seconds: number('seconds', 0.1) }
  };
  const sample = {
    servers: (values.server ?? [DEFAULT_SERVER]).map(baseUrl => ({ baseUrl, token })),
    requestsPerServer: number('requests', 1),
    samples: number('samples', 1),
    maxTokens: number('max-tokens', 1),
    seed: number('seed', 0),
    distinct: values.distinct,
    ...(values.temperature === undefined ? {} : { temperature: number('temperature', 0) }),
    ...(values['top-p'] === undefined ? {} : { topP: number('top-p', 0) })
  };
  if (values.distinct && sample.samples > MOST_DISTINCT)
    throw new UsageError(
      `--samples must be at most ${MOST_DISTINCT} with --distinct, got ${sample.samples}: distinct texts come from one request`
    );
  console.debug = () => undefined; // @jupyterlab/services tells of every socket and every kernel that ends
  const problems = loadProblems(file);
  const jupyter = values.jupyter === undefined ? await startJupyter(values.python, tmpdir()) : null;
  const address = jupyter ?? { url: values.jupyter ?? '', token: process.env['JUPYTER_TOKEN'] ?? '' };
  const supplies = Array.from({ length: kernels }, () => new KernelSupply(address));
  const common = {
    problems,
    folder,
    supplies,
    grade,
    onProgress: (stage: string, done: number, of: number) =>
      process.stderr.write(`\r${stage} ${done}/${of}   `)
  };
  try {
    if (command === 'check') {
      const excluded = await checkReferences(common);
      process.stderr.write('\n');
      for (const [id, reason] of excluded) console.log(`${id}: ${reason}`);
      console.log(`${problems.length - excluded.size} of ${problems.length} problems are sound`);
    } else {
      const scores = await runEvaluation({
        ...common,
        title: basename(file),
        ks: values.k.split(',').map(Number),
        sample,
        onTrouble: message => process.stderr.write(`\n${message}\n`)
      });
      process.stderr.write('\n');
      printScores(scores);
      console.log(`report: ${join(folder, 'report.html')}`);
    }
  } finally {
    await Promise.all(supplies.map(supply => supply.close()));
    await jupyter?.stop();
  }
}

function printScores(scores: Scores): void {
  if (scores.measure === 'solved@k')
    console.log('solved@k: one of the first k distinct candidates passes; not comparable with pass@k');
  for (const row of scores.rows) {
    const passes = Object.entries(row.passAt).map(
      ([k, { mean, low, high }]) =>
        `${nameAt(scores, k)} ${(mean * 100).toFixed(1)} % [${(low * 100).toFixed(0)}, ${(high * 100).toFixed(0)}]`
    );
    console.log(`${row.group.padEnd(14)} ${String(row.problems).padStart(4)}  ${passes.join('  ')}`);
  }
  for (const [name, { mean, correlationWithPassing: r }] of Object.entries(scores.overlap)) {
    // Where all samples pass, or none, there is nothing to correlate with.
    const correlation = Number.isNaN(r) ? 'none, since all passed or none' : r.toFixed(2);
    console.log(`${name.padEnd(14)} mean ${mean.toFixed(3)}, correlation with passing ${correlation}`);
  }
  const excluded = Object.keys(scores.excluded);
  if (excluded.length > 0) console.log(`not scored: ${excluded.join(', ')}`);
}

/** What helps against what a server, or its absence, answered. */
const REMEDIES: Readonly<Record<string, string>> = {
  unauthorized: '; the token is read from JUPYT5_TOKEN',
  unreachable: '; start it with `npx jupyt5-server`, or give its address with --server'
};

// Arguments, files and servers say in their message what is wrong; only what nobody foresaw keeps its stack.
await main().catch((error: Error & { code?: unknown }) => {
  const isForeseen = error.code !== undefined || error instanceof UsageError || error.constructor === Error;
  process.stderr.write(
    `jupyt5-eval: ${isForeseen ? error.message : String(error.stack)}${REMEDIES[String(error.code)] ?? ''}\n`
  );
  const isUsage = error instanceof UsageError || String(error.code).startsWith('ERR_PARSE_ARGS');
  process.exitCode = isUsage ? 2 : 1;
});
