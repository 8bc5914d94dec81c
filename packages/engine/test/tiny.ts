// The committed random model (make_fixtures.py) and documents for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { END_ID } from '@jupyt5/codec';
import type { MaskedDocument } from '@jupyt5/schemas';
import { loadModel, type AnyModel, type Model } from '../src/index.js';
import type { Group } from '../src/decoder-lane.js';
import type { CrossStates } from '../src/encoder.js';
import type { GenerationOptions } from '../src/protocol.js';
import { createLane, encodeChunks } from '../src/runtime.js';
import { Sequence } from '../src/sequence.js';

// Thousands of native calls, on machines that may be busy with other things.
jest.setTimeout(120_000);

export const TINY_FOLDER = join(__dirname, 'tiny-model');

export const loadTiny = (precision: string): Promise<Model> =>
  loadModel(TINY_FOLDER, { precision, threads: 1 });

/** What transformers' generate wrote, greedily, for ids of many lengths. */
export const EXPECTED = JSON.parse(readFileSync(join(__dirname, 'expected.json'), 'utf8')) as {
  readonly inputIds: readonly number[];
  readonly greedy: readonly number[];
}[];

export const OPTIONS: GenerationOptions = {
  n: 1,
  maxTokens: 40,
  temperature: 0,
  topP: 1,
  topK: 0,
  minP: 0,
  seed: 0,
  stop: [],
  validPython: false
};

/** A notebook with a number in it: every number is another document, of another length (60 to 240 tokens). */
export function notebook(number: number, before = '', after = ''): MaskedDocument {
  return {
    language: 'python',
    cells: [
      { type: 'markdown', source: `Step ${number}${'!'.repeat(number % 7)}` },
      { type: 'code', source: `a = ${number * number} # ${'x'.repeat((number * 37) % 180)}` },
      { type: 'code', masked: true, before, after },
      { type: 'code', source: 'print(a)' }
    ]
  };
}

/** Decoding as plain as it can be, one sequence and one token a call: what every faster way is compared with. */
export async function decodePlainly(
  model: AnyModel,
  inputIds: readonly number[],
  options: GenerationOptions,
  several = false
): Promise<Sequence> {
  const group: Group = { cross: await encodePlainly(model, inputIds) };
  const sequence = new Sequence(0, options, model);
  const lane = createLane<Sequence>(model, several, 32);
  lane.add(group, [sequence]);
  const vocab = model.manifest.config.vocab_size;
  while (sequence.finishReason === undefined) {
    const logits = await lane.step(1, () => sequence.last);
    const row = lane.rows.find(other => other.owner === sequence);
    if (row) row.length++;
    sequence.advance(logits, lane.rows.findIndex(other => other.owner === sequence) * vocab, vocab);
  }
  return sequence;
}

async function encodePlainly(model: AnyModel, inputIds: readonly number[]): Promise<CrossStates> {
  const chunks = encodeChunks(model, Int32Array.from(inputIds));
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return value;
  }
}

/** The ids that were written, with the end token if it was. */
export const idsOf = (sequence: Sequence): number[] => [
  ...sequence.ids,
  ...(sequence.finishReason === 'stop' ? [END_ID] : [])
];
