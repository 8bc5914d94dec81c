#!/usr/bin/env node
// Command line: jupyt5-shards --tokenizer FOLDER --out FOLDER [options] NOTEBOOKS.jsonl ..., and jupyt5-shards merge
import { parseArgs } from 'node:util';
import { loadTokenizer } from '@jupyt5/codec/node';
import { Memory } from '@jupyt5/memory';
import { buildShards } from './build-shards.js';
import { mergeShards } from './merge-shards.js';

const HELP = `jupyt5-shards: masked notebooks (JSON Lines) to training shards

  jupyt5-shards --tokenizer FOLDER --out FOLDER [options] NOTEBOOKS.jsonl ...
  jupyt5-shards merge --out FOLDER FOLDER ...                 what several machines made, to the bytes of one build

  --tokenizer FOLDER   folder with tokenizer.json
  --out FOLDER         shard folder to write; what stands there is removed
  --split NAME         train or valid, kept in the manifest       (train)
  --seed TEXT          same seed and inputs: same bytes           (1)
  --budget N           window in tokens                           (512)
  --passes N           passes over the notebooks, fresh masks each (1)
  --max-masks N        cells masked at once, 1..8                 (4)
  --max-characters N   longer holes are not masked                (800)
  --memory FILE        solved exercises to put ahead, as the model's memory does
  --part K --of N      use only every N-th notebook, from the K-th (0 of 1); merge joins all N
`;

const PARSING = {
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
    memory: { type: 'string' },
    part: { type: 'string', default: '0' },
    of: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false }
  }
} as const;

/** A wrong argument: exit code 2. */
class UsageError extends Error {}

async function main(): Promise<void> {
  const { values, positionals: files } = parseArgs(PARSING);
  if (values.help) return void process.stdout.write(HELP);
  if (files[0] === 'merge') return merge(values.out, files.slice(1));
  const { tokenizer, out: folder } = values;
  if (tokenizer === undefined || folder === undefined)
    throw new UsageError(`--${tokenizer === undefined ? 'tokenizer' : 'out'} FOLDER is needed; see --help`);
  if (files.length === 0) throw new UsageError('at least one file of notebooks is needed; see --help');
  const number = (name: keyof typeof values, least: number): number => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least) return value;
    throw new UsageError(`--${name} must be an integer of at least ${least}, got ${String(values[name])}`);
  };
  const [part, of] = [number('part', 0), number('of', 1)];
  if (part >= of) throw new UsageError(`--part must be below --of (${of}), got ${part}`);
  const written = await buildShards({
    files,
    folder,
    tokenizer: await loadTokenizer(tokenizer),
    split: values.split,
    seed: values.seed,
    budgetTokens: number('budget', 64),
    passes: number('passes', 1),
    maxMasks: number('max-masks', 1),
    maxCharacters: number('max-characters', 1),
    ...(values.memory !== undefined && { memory: await Memory.load(values.memory) }),
    part,
    of,
    onProgress: (notebooks, examples) =>
      process.stderr.write(`\r${notebooks} notebooks, ${examples} examples`)
  });
  process.stderr.write('\n');
  tell(folder, written);
}

async function merge(folder: string | undefined, folders: readonly string[]): Promise<void> {
  if (folder === undefined || folders.length === 0)
    throw new UsageError('merge needs --out FOLDER and the folders to join; see --help');
  tell(folder, await mergeShards({ folder, folders }));
}

function tell(folder: string, written: Awaited<ReturnType<typeof mergeShards>>): void {
  console.log(
    `${folder}: ${written.examples} examples, ${written.sourceTokens} source and ${written.targetTokens} target tokens`
  );
}

// Arguments and files say in their message what is wrong; only what nobody foresaw keeps its stack.
await main().catch((error: Error & { code?: unknown }) => {
  const isForeseen = error.code !== undefined || error instanceof UsageError || error.constructor === Error;
  process.stderr.write(`jupyt5-shards: ${isForeseen ? error.message : String(error.stack)}\n`);
  const isUsage = error instanceof UsageError || String(error.code).startsWith('ERR_PARSE_ARGS');
  process.exitCode = isUsage ? 2 : 1;
});
