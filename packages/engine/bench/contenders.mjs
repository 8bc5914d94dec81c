// The engine and its peers as workers: what is started how. A peer that cannot be started is left out and said.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineEnvironment } from '../lib/process-environment.js';
import { PLACES, PYTHON } from './prepare.mjs';
import { startWorker } from './worker.mjs';

const here = name => fileURLToPath(new URL(name, import.meta.url));

/** @param {string | undefined} precision default: the model's */
export const engineCommand = (model, threads, precision) => [
  process.execPath,
  [here('engine-worker.mjs'), model, threads, ...(precision ? [precision] : [])],
  engineEnvironment({}) // as the server starts it
];

const ctranslate2Command = (threads, type, environment = {}) => [
  PYTHON,
  [
    here('peer_ctranslate2.py'),
    PLACES.ctranslate2Model,
    join(PLACES.checkpoint, 'tokenizer.json'),
    threads,
    type
  ],
  { PYTHONPATH: PLACES.ctranslate2, OMP_NUM_THREADS: threads, ...environment }
];

/** Name -> [command, arguments, environment], for a number of threads. */
const COMMANDS = {
  jupyt5: threads => engineCommand(PLACES.jupyt5Model, threads),
  'jupyt5-float32': threads => engineCommand(PLACES.jupyt5Model, threads, 'float32'),
  'jupyt5-int4': threads => engineCommand(PLACES.jupyt5Model, threads, 'int4'),
  ctranslate2: threads => ctranslate2Command(threads, 'int8'),
  'ctranslate2-allocator': threads => ctranslate2Command(threads, 'int8', engineEnvironment({})),
  'ctranslate2-float32': threads => ctranslate2Command(threads, 'float32'),
  transformersjs: threads => [
    process.execPath,
    [here('peer-transformersjs.mjs'), PLACES.js, PLACES.smallOptimumModel, threads]
  ],
  optimum: threads => [
    PYTHON,
    [here('peer_onnxruntime.py'), PLACES.smallOptimumModel, threads],
    { PYTHONPATH: existsSync(PLACES.optimum) ? PLACES.optimum : '' }
  ],
  transformers: threads => [PYTHON, [here('peer_transformers.py'), PLACES.checkpoint, threads]]
};

/** @returns {Promise<Record<string, Awaited<ReturnType<typeof startWorker>>>>} those that could be started */
export async function startContenders(names, threads, say) {
  const workers = {};
  for (const name of names)
    try {
      workers[name] = await startWorker(name, ...COMMANDS[name](threads));
      if (workers[name].ready.kind) say(`${name}: ${workers[name].ready.kind}`);
    } catch (error) {
      say(`${name} is left out: ${error.message}`);
    }
  return workers;
}

/** One request to a contender: our engine takes documents, the peers take the ids that these become. */
export const ask = (worker, made, newTokens) =>
  worker.run(
    worker.name.startsWith('jupyt5')
      ? { documents: made.map(({ document }) => document), newTokens }
      : { inputs: made.map(({ inputIds }) => inputIds), newTokens }
  );
