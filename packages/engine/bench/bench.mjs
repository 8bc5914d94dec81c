// The engine's benchmark alone; `npm run bench` in the root runs it as one of its parts.
//   node packages/engine/bench/bench.mjs [--quick] [--threads N] [--json FILE]
//   options for lookup decoding: --model FOLDER --notebooks FILE.jsonl. The last line is one line of JSON: {"ratios": {...}}
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureEngine } from './engine.mjs';
import { prepare, ROOT } from './prepare.mjs';

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
prepare(say);
const { results, ratios } = await measureEngine({ ...options, say });
for (const [name, value] of Object.entries(results)) say(`${name} ${JSON.stringify(value)}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...results, ratios }, null, 2)}\n`);
console.log(JSON.stringify({ ratios }));
