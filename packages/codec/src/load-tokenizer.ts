// Under Node: our own tokenizers, read with the `tokenizers` package (Hugging Face's own, in Rust).
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer as NativeTokenizer } from 'tokenizers';
import { CodecError } from './errors.js';
import { SPECIAL_TOKENS } from './format.js';
import type { TokenId, Tokenizer } from './tokenizer.js';

/**
 * Loads `tokenizer.json` of a model folder.
 * @throws CodecError `tokenizerInvalid` if it cannot be read or is not a byte-level BPE with our special tokens first
 */
export async function loadTokenizer(folder: string): Promise<Tokenizer> {
  const path = join(folder, 'tokenizer.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw Object.assign(
      new CodecError('tokenizerInvalid', `no tokenizer.json in the model folder ${folder}`),
      { cause }
    );
  }
  return readTokenizer(text);
}

/** The same from the text of a tokenizer.json. */
export function readTokenizer(json: string): Tokenizer {
  let native: NativeTokenizer;
  try {
    native = NativeTokenizer.fromString(json);
  } catch (cause) {
    throw Object.assign(
      new CodecError('tokenizerInvalid', 'tokenizer.json is not a tokenizer of the `tokenizers` library'),
      { cause }
    );
  }
  const entries = Object.entries(native.getVocab(true));
  const names: string[] = [];
  for (const [name, id] of entries) names[id] = name;
  SPECIAL_TOKENS.forEach((name, id) => {
    if (names[id] !== name)
      throw new CodecError(
        'tokenizerInvalid',
        `the tokenizer's entry ${id} must be ${name}, got ${names[id] ?? 'nothing'}`
      );
  });
  const bytes = names.map((name, id) =>
    id < SPECIAL_TOKENS.length ? new Uint8Array() : byteLevelBytes(name, id)
  );
  return {
    sha256: createHash('sha256').update(json).digest('hex'),
    vocabSize: names.length,
    async encode(texts) {
      const encodings = await native.encodeBatch([...texts], { addSpecialTokens: false });
      return encodings.map(encoding => encoding.getIds());
    },
    bytesOf: (id: TokenId) => bytes[id] ?? new Uint8Array()
  };
}

/** Byte-level BPE writes each byte as one printable character (GPT-2's table); this is the way back. */
const BYTE_OF_CHARACTER: ReadonlyMap<string, number> = new Map(byteTable());

function byteTable(): [string, number][] {
  const printable = (b: number): boolean =>
    (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || (b >= 174 && b <= 255);
  let next = 256;
  return Array.from({ length: 256 }, (_, b) => [String.fromCodePoint(printable(b) ? b : next++), b]);
}

/** The bytes that an entry of a byte-level vocabulary stands for. */
export function byteLevelBytes(name: string | undefined, id: number): Uint8Array {
  if (name === undefined)
    throw new CodecError('tokenizerInvalid', `the tokenizer has no entry ${id}; ids must have no holes`);
  return Uint8Array.from(name, character => {
    const byte = BYTE_OF_CHARACTER.get(character);
    if (byte === undefined)
      throw new CodecError('tokenizerInvalid', `entry ${id} is not byte-level: ${JSON.stringify(name)}`);
    return byte;
  });
}
