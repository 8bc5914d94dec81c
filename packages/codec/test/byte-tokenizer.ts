// A tokenizer without merges: special tokens first, then one entry per byte. Ids are easy to predict in tests.
import { SPECIAL_TOKENS } from '../src/index.js';
import { readTokenizer } from '../src/load-tokenizer.js';
import type { Tokenizer } from '../src/index.js';

export const FIRST_BYTE_ID = SPECIAL_TOKENS.length;

export function byteTokenizerJson(): string {
  const printable = (b: number): boolean =>
    (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || (b >= 174 && b <= 255);
  let next = 256;
  const names = Array.from({ length: 256 }, (_, b) => String.fromCodePoint(printable(b) ? b : next++));
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries([...SPECIAL_TOKENS, ...names].map((name, id) => [name, id])),
      merges: []
    }
  });
}

export const byteTokenizer = (): Tokenizer => readTokenizer(byteTokenizerJson());

/** Ids of a text, and special ids by name, in one list. */
export function ids(...parts: (string | { readonly special: string })[]): number[] {
  return parts.flatMap(part =>
    typeof part === 'string'
      ? [...new TextEncoder().encode(part)].map(byte => FIRST_BYTE_ID + byte)
      : [SPECIAL_TOKENS.indexOf(part.special)]
  );
}
