#!/usr/bin/env node
// Command line: jupyt5-shards --tokenizer FOLDER --out FOLDER [options] NOTEBOOKS.jsonl ...
import { parseArgs } from 'node:util';
import { loadTokenizer } from '@jupyt5/codec/node';
import { buildShards } from './build-shards.js';

const HELP = `jupyt5-shards: masked notebooks (JSON Lines) to training shards

  jupyt5-shards --tokenizer FOLDER --out FOLDER [options] NOTEBOOKS.jsonl ...

  --tokenizer FOLDER   folder with tokenizer.json
  --out FOLDER         shard folder to write; what stands there is removed
  --split NAME         train or valid, kept in the manifest       (train)
  --seed TEXT          same seed and inputs: same bytes           (1)
  --budget N           window in tokens                           (512)
  --passes N           passes over the notebooks, fresh masks each (1)
  --max-masks N        cells masked at once, 1..8                 (4)
  --max-characters N   longer holes are not masked                (800)
  --part K --of N      make only every N-th notebook, from the K-th (0 of 1)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tokenizer: { type: 'string' },
    out: { type: 'string' },
    split: { type: 'string', default: 'train' },
    seed: { type: 'string', default: '1' },
    budget: { type: 'string', default: '512' },
    passes: { type: 'string', default: '1' },
    'max-masks': { type: 'string', default: '4' },
    'max-characters': { type: 'string', default: '800' },
    part: { type: 'string', default: '0' },
    of: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false }
  }
});
if (values.help || values.tokenizer === undefined || values.out === undefined || positionals.length === 0) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}
const written = await buildShards({
  files: positionals,
  folder: values.out,
  tokenizer: await loadTokenizer(values.tokenizer),
  split: values.split,
  seed: values.seed,
  budgetTokens: Number(values.budget),
  passes: Number(values.passes),
  maxMasks: Number(values['max-masks']),
  maxCharacters: Number(values['max-characters']),
  part: Number(values.part),
  of: Number(values.of),
  onProgress: (notebooks, examples) => process.stderr.write(`\r${notebooks} notebooks, ${examples} examples`)
});
process.stderr.write('\n');
console.log(
  `${values.out}: ${written.examples} examples, ${written.sourceTokens} source and ${written.targetTokens} target tokens`
);
