// What the benchmarks need and this repository does not hold: the peers' packages and one random checkpoint in every engine's form.
// Everything is kept in .jupyt5/bench and made once. BENCH_PYTHON names a Python with torch, transformers, onnx and onnxruntime.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
export const ROOT = join(HERE, '../../..');
const KEPT = join(ROOT, '.jupyt5/bench');
/** What `npm test` has installed serves as well. */
const VENV = join(ROOT, '.venv/bin/python');
export const PYTHON = process.env.BENCH_PYTHON ?? (existsSync(VENV) ? VENV : 'python3');

/** Folders of packages (for PYTHONPATH, `optimum` ahead of the others) and of models. */
export const PLACES = {
  ctranslate2: join(KEPT, 'ctranslate2'),
  optimum: join(KEPT, 'optimum'),
  web: join(KEPT, 'web'),
  js: join(KEPT, 'js'),
  checkpoint: join(KEPT, 'models/checkpoint'),
  /** Named after what its graphs do: an older export is made anew. */
  jupyt5Model: join(KEPT, 'models/jupyt5-rows'),
  ctranslate2Model: join(KEPT, 'models/ctranslate2'),
  optimumModel: join(KEPT, 'models/optimum'),
  smallOptimumModel: join(KEPT, 'models/optimum-q8')
};

const pip =
  (...packages) =>
  out => [PYTHON, ['-m', 'pip', 'install', '--target', out, ...packages]];
const convert = (step, paths) => out => [
  PYTHON,
  [join(HERE, 'prepare.py'), step, ...(step === 'checkpoint' ? [] : [PLACES.checkpoint]), out],
  { PYTHONPATH: paths.join(':') }
];

/** Place -> command that makes it. The order counts. */
const STEPS = {
  checkpoint: convert('checkpoint', []),
  jupyt5Model: out => [
    PYTHON,
    [
      ...['-m', 'jupyt5_training.export', PLACES.checkpoint, out, '--name', 'codet5-shape'],
      ...['--precisions', 'int8,float32,int4', '--context-tokens', '2048']
    ],
    { PYTHONPATH: join(ROOT, 'packages/training') }
  ],
  // Without what they depend on: BENCH_PYTHON has it, and torch is large.
  ctranslate2: pip('--no-deps', 'ctranslate2==4.8.5'),
  optimum: pip(
    ...['--no-deps', 'optimum==2.1.0', 'optimum-onnx==0.1.0', 'transformers==4.57.6'],
    ...['huggingface_hub<1', 'tokenizers==0.22.1']
  ),
  web: pip('fastapi==0.165.0', 'uvicorn[standard]==0.54.0'),
  js: out => [
    'npm',
    ['install', '--prefix', out, '--no-audit', '--no-fund', '@huggingface/transformers@4.3.1'],
    { ONNXRUNTIME_NODE_INSTALL: 'skip' }
  ],
  ctranslate2Model: convert('ctranslate2', [PLACES.optimum, PLACES.ctranslate2]),
  optimumModel: convert('optimum', [PLACES.optimum])
};

/** Makes what is missing; a step that fails is said, and its peer is left out. */
export function prepare(say) {
  mkdirSync(join(KEPT, 'models'), { recursive: true });
  for (const [name, commandOf] of Object.entries(STEPS)) {
    const path = PLACES[name];
    if (existsSync(path)) continue;
    say(`preparing ${name}`);
    // Under another name until it is whole: what was interrupted is made again.
    const unfinished = `${path}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    const [command, args, env = {}] = commandOf(unfinished);
    try {
      execFileSync(command, args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore']
      });
      renameSync(unfinished, path);
      if (existsSync(`${unfinished}-q8`)) renameSync(`${unfinished}-q8`, `${path}-q8`);
    } catch (error) {
      say(`  failed, its peer is left out (BENCH_VERBOSE=1 tells more): ${error.message.split('\n')[0]}`);
    }
  }
}
