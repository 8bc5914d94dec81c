// Notebooks -> examples -> shard folder. Several passes over the same notebooks mask other blocks each time.
import { encodeTarget, fitWindow, FORMAT_VERSION, MAX_MASKS, type Tokenizer } from '@jupyt5/codec';
import type { Memory } from '@jupyt5/memory';
import { chooseMasks } from './choose-masks.js';
import { seededRandom } from './random.js';
import { chooseSimilar } from './choose-similar.js';
import { readNotebooks, type TrainingNotebook } from './read-notebooks.js';
import { ShardWriter } from './shard-writer.js';

export interface ShardOptions {
  readonly files: readonly string[];
  readonly folder: string;
  readonly tokenizer: Tokenizer;
  readonly split: string;
  /** Same seed, notebooks and tokenizer: the same bytes. */
  readonly seed: string;
  /** Window in tokens. */
  readonly budgetTokens: number;
  readonly passes: number;
  readonly maxMasks: number;
  /** Holes longer than this many characters are not masked. */
  readonly maxCharacters: number;
  /** Solved exercises to put ahead of the notebooks, as at inference. */
  readonly memory?: Memory;
  /** Notebook i is used only if `i % of === part`: `mergeShards` joins what several machines made to the whole. */
  readonly part: number;
  readonly of: number;
  /** Ids in one file of the folder. Default: 27 million. */
  readonly idsPerPart?: number;
  /** Called every few hundred notebooks. */
  readonly onProgress?: (notebooks: number, examples: number) => void;
}

/** How far from the primary mask others may lie, in cells. */
const REACH = 14;

/** Builds the folder; throws an Error that names file and line for a bad notebook. */
export async function buildShards(
  options: ShardOptions
): Promise<{ examples: number; sourceTokens: number; targetTokens: number }> {
  const { tokenizer, seed, part, of } = options;
  const facts = {
    formatVersion: FORMAT_VERSION,
    tokenizerSha256: tokenizer.sha256,
    vocabSize: tokenizer.vocabSize,
    split: options.split,
    seed,
    budgetTokens: options.budgetTokens
  };
  const writer = await ShardWriter.create(options.folder, facts, {
    ...(of > 1 && { share: { part, of } }),
    ...(options.idsPerPart !== undefined && { idsPerPart: options.idsPerPart })
  });
  let notebooks = 0;
  let examples = 0;
  for (let pass = 0; pass < options.passes; pass++) {
    let index = -1;
    for await (const { notebook, sha256 } of readNotebooks(options.files)) {
      if (++index % of !== part) continue;
      // By what the notebook is, not by its place: another machine that has it among others makes the same example of it.
      const example = await makeExample(notebook, `${seed}/${pass}/${sha256}`, options);
      if (example !== null) {
        await writer.add(example.source, example.target, index);
        examples++;
      }
      if (++notebooks % 200 === 0) options.onProgress?.(notebooks, examples);
    }
    writer.endPass();
  }
  return writer.close();
}

async function makeExample(
  notebook: TrainingNotebook,
  key: string,
  options: ShardOptions
): Promise<{ source: Int32Array; target: Int32Array } | null> {
  const random = seededRandom(key);
  const masks = chooseMasks(notebook, random, {
    maxMasks: Math.min(options.maxMasks, MAX_MASKS),
    maxCharacters: options.maxCharacters,
    reach: REACH
  });
  if (masks === null) return null;
  const similar = options.memory ? chooseSimilar(options.memory, notebook, masks, random) : [];
  const window = await fitWindow(
    masks.cells,
    masks.primary,
    options.tokenizer,
    options.budgetTokens,
    similar
  );
  const texts = window.masked.map(cell => masks.texts.get(cell) ?? '');
  return { source: window.inputIds, target: await encodeTarget(texts, options.tokenizer) };
}
