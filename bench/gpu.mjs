// `npm run test:gpu`: on a machine with a card, whether the engine writes on it what it writes on the CPU, survives its faults there,
// gives memory back, and how fast it is. Without a card it says so and counts as skipped.
//   node bench/gpu.mjs [--provider cuda] [--model FOLDER] [--documents 50]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REQUESTS = 100;
/** What a driver may keep or give back by itself between two looks. */
const MEMORY_SLACK_MIB = 64;

/** Name, driver and memory in use (MiB) of the first card; undefined without one. */
export function findGpu() {
  const query = ['--query-gpu=name,driver_version,memory.used', '--format=csv,noheader,nounits'];
  const { status, stdout } = spawnSync('nvidia-smi', query, { encoding: 'utf8' });
  const [name, driver, usedMib] = (status === 0 ? stdout.split('\n')[0] : '').split(', ');
  return name ? { name, driver, usedMib: Number(usedMib) } : undefined;
}

/** @returns {Promise<number>} exit code */
export async function main(argv, { find = findGpu, print = console.log } = {}) {
  const { values } = parseArgs({
    args: argv,
    options: {
      provider: { type: 'string', default: 'cuda' },
      model: { type: 'string', default: path.join(ROOT, 'packages/model') },
      documents: { type: 'string', default: '50' }
    }
  });
  const gpu = find();
  if (!gpu) {
    print('no GPU here: nothing was run\n\n0 passed, 0 failed, 4 skipped');
    return 0;
  }
  print(`${gpu.name}, driver ${gpu.driver}, Node ${process.version}, provider ${values.provider}`);
  const checks = [
    [
      'the same tokens as the CPU',
      () => checkParity(values.model, values.provider, Number(values.documents))
    ],
    ['faults of the engine process', () => checkFaults(values.provider)],
    ['memory after 100 requests', () => checkMemory(values.model, values.provider, find)],
    ['tokens per second', () => measure(values.model, values.provider)]
  ];
  let failed = 0;
  for (const [name, check] of checks) {
    const { ok, detail } = await check().catch(error => ({ ok: false, detail: error.message }));
    if (!ok) failed++;
    print(`${ok ? '✓' : '✗'} ${name}: ${detail}`);
  }
  print(`\n${checks.length - failed} passed, ${failed} failed, 0 skipped`);
  return failed === 0 ? 0 : 1;
}

/** Greedy text on `count` documents of many lengths, on both. */
export async function checkParity(folder, provider, count) {
  const texts = [];
  for (const executionProvider of ['cpu', provider])
    texts.push(
      await withEngine(folder, executionProvider, async (engine, infill) => {
        const written = [];
        for (let i = 0; i < count; i++) {
          const { candidates } = await infill(engine, documentOf(i), { maxTokens: 64 });
          written.push(candidates[0].text);
        }
        return written;
      })
    );
  const different = texts[0].filter((text, i) => text !== texts[1][i]).length;
  return { ok: different === 0, detail: `${count - different} of ${count} documents alike` };
}

async function checkFaults(provider) {
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [jest, '--selectProjects', 'server', '--', 'server/test/real-engine'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, JUPYT5_TEST_EXECUTION_PROVIDER: provider } }
  );
  return { ok: status === 0, detail: /^Tests:.*$/m.exec(stderr)?.[0] ?? 'jest did not run' };
}

/** Requests must not add to what the first one took; the rest is given back when the process ends. */
async function checkMemory(folder, provider, find) {
  return withEngine(folder, provider, async (engine, infill) => {
    const ask = i => infill(engine, documentOf(i), { n: 8, temperature: 0.8, seed: i, maxTokens: 64 });
    for (let i = 0; i < 5; i++) await ask(i);
    const before = find().usedMib;
    for (let i = 0; i < REQUESTS; i++) await ask(i);
    const grown = find().usedMib - before;
    return { ok: grown <= MEMORY_SLACK_MIB, detail: `${before} MiB, then ${grown} MiB more` };
  });
}

/** A number to write down, with nothing to compare it with: no other program is run here. */
async function measure(folder, provider) {
  const rates = [];
  for (const executionProvider of ['cpu', provider])
    for (const n of [1, 32])
      rates.push(
        await withEngine(folder, executionProvider, async (engine, infill) => {
          const ask = () => infill(engine, documentOf(7), { n, temperature: 0.8, seed: 1, maxTokens: 128 });
          await ask();
          const startedAt = performance.now();
          const { done } = await ask();
          const seconds = (performance.now() - startedAt) / 1000;
          return `${executionProvider} ${n}: ${(done.usage.outputTokens / seconds).toFixed(0)}`;
        })
      );
  return { ok: true, detail: rates.join(', ') };
}

async function withEngine(folder, executionProvider, use) {
  const { Engine, infill, loadModel } = await import('../packages/engine/lib/index.js');
  const engine = new Engine(await loadModel(folder, { executionProvider, threads: 2 }));
  try {
    return await use(engine, infill);
  } finally {
    await engine.close();
  }
}

/** A notebook with a number in it: every number is another document, of another length. */
function documentOf(number) {
  const lines = Array.from({ length: 1 + (number % 12) }, (_, i) => `x${i} = ${number * (i + 1)}`);
  return {
    language: 'python',
    cells: [
      { type: 'markdown', source: `Step ${number}: the sum of all numbers above.` },
      { type: 'code', source: lines.join('\n') },
      { type: 'code', masked: true, before: 'total = ', after: '' }
    ]
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.slice(2));
