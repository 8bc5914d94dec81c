// `npm run bench`: measures the product beside its peers, part after part, and writes results.json, README.md's table and pictures.
//   npm run bench -- [--quick] [--only engine,server] [--threads 2] [--out FOLDER] [--model FOLDER] [--notebooks FILE] [--problems FILE]
// The last line is one line of JSON: {"ratios": {...}}. Progress goes to stderr. bench/README.md says what is measured, and what not.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, ROOT } from '../packages/engine/bench/prepare.mjs';
import { describeMachine } from './machine.mjs';
import { mergeResults, ratioLines, readResults, writeResults } from './results.mjs';

/** In this order: what needs a quiet machine most comes first. */
const PARTS = ['engine', 'server', 'codec', 'start', 'extension', 'scaling', 'evaluation'];

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: PARTS.join(',') },
    threads: { type: 'string', default: '2' },
    out: { type: 'string' },
    model: { type: 'string', default: path.join(ROOT, 'packages/model') },
    notebooks: { type: 'string' },
    problems: { type: 'string' }
  }
});
const names = options.only.split(',');
const unknown = names.find(name => !PARTS.includes(name));
if (unknown !== undefined) {
  console.error(`no part ${unknown}: choose among ${PARTS.join(', ')}`);
  process.exit(2);
}
// A quick run is for looking; what a whole run measured stays in bench/.
const folder = options.out ?? path.join(ROOT, options.quick ? '.jupyt5/bench/quick' : 'bench');
const startedAt = performance.now();
const say = text =>
  process.stderr.write(`${Math.round((performance.now() - startedAt) / 1000)} s  ${text}\n`);

const machine = describeMachine();
if (machine.load > 0.5)
  say(`the machine is busy (load ${machine.load}): these numbers say little; wait until it is quiet`);
prepare(say);
let results = readResults(folder);
const failed = [];
for (const name of PARTS.filter(part => names.includes(part))) {
  say(`── ${name}`);
  const from = performance.now();
  try {
    const { measure } = await import(`./parts/${name}.mjs`);
    const measured = await measure({ ...options, machine, say, previous: results.parts });
    const part = { ...measured, quick: options.quick, seconds: (performance.now() - from) / 1000, machine };
    results = mergeResults(results, name, part);
    for (const line of ratioLines(part.ratios)) console.log(`${name}: ${line}`);
    writeResults(folder, results); // what is measured stays, whatever happens to the next part
  } catch (error) {
    failed.push(name);
    say(`${name} failed: ${error.stack}`);
  }
}
say(`written to ${path.relative(process.cwd(), folder) || '.'}${failed.length ? `; failed: ${failed}` : ''}`);
console.log(JSON.stringify({ ratios: results.ratios }));
// Some part's children may keep the loop alive; all of ours were ended.
process.exit(failed.length === 0 ? 0 : 1);
