// Under Node: tokenizer and layout of a model folder, by the name that its manifest gives.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codet5Layout } from './codet5-layout.js';
import { CodecError } from './errors.js';
import { jupyt5Layout } from './jupyt5-layout.js';
import type { Layout } from './layout.js';
import { readSentinelTokenizer } from './load-sentinel-tokenizer.js';
import { readTokenizer } from './load-tokenizer.js';
import type { SimilarSource } from './similar.js';
import type { SentinelIds } from './sentinel-tokenizer.js';
import { t5Layout } from './t5-layout.js';
import type { Tokenizer } from './tokenizer.js';

/** `auto`: `codet5` for a byte-level tokenizer, `t5` for a unigram one. */
export type LayoutName = 'jupyt5' | 't5' | 'codet5' | 'auto';

/**
 * Loads `tokenizer.json` and the layout of that name; `ids` are needed for all but `jupyt5`, which alone can use a memory.
 * @throws CodecError `tokenizerInvalid` for an unknown name, or a tokenizer that the layout cannot use
 */
export async function loadLayout(
  folder: string,
  name: string,
  ids?: SentinelIds,
  memory?: SimilarSource
): Promise<{ readonly tokenizer: Tokenizer; readonly layout: Layout }> {
  let json: string;
  try {
    json = await readFile(join(folder, 'tokenizer.json'), 'utf8');
  } catch (cause) {
    throw Object.assign(
      new CodecError('tokenizerInvalid', `no tokenizer.json in the model folder ${folder}`),
      { cause }
    );
  }
  if (name === 'jupyt5') {
    const tokenizer = readTokenizer(json);
    return { tokenizer, layout: jupyt5Layout(tokenizer, memory) };
  }
  if (name !== 't5' && name !== 'codet5' && name !== 'auto')
    throw new CodecError('tokenizerInvalid', `layout must be jupyt5, t5 or codet5, got ${name}`);
  if (!ids)
    throw new CodecError('tokenizerInvalid', `the layout ${name} needs the model's special token ids`);
  const tokenizer = readSentinelTokenizer(json);
  const isCode = name === 'codet5' || (name === 'auto' && tokenizer.kind === 'byteLevel');
  return { tokenizer, layout: isCode ? codet5Layout(tokenizer, ids) : t5Layout(tokenizer, ids) };
}
