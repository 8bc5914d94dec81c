// Under Node: a tokenizer.json of T5 or CodeT5 as it comes from Hugging Face.
import { createHash } from 'node:crypto';
import { Tokenizer as NativeTokenizer } from 'tokenizers';
import { CodecError } from './errors.js';
import { byteLevelBytes } from './load-tokenizer.js';
import type { SentinelTokenizer } from './sentinel-tokenizer.js';
import type { TokenId } from './tokenizer.js';

/** The parts of a tokenizer.json that are read here. */
interface TokenizerFile {
  readonly added_tokens?: readonly {
    readonly id: number;
    readonly content: string;
    readonly special: boolean;
  }[];
  readonly model?: { readonly type?: string; readonly unk_id?: number; readonly unk_token?: string | null };
}

const SENTINEL = /^<extra_id_\d+>$/;

/**
 * Reads the text of a tokenizer.json: byte-level BPE or unigram.
 * @throws CodecError `tokenizerInvalid` for another kind
 */
export function readSentinelTokenizer(json: string): SentinelTokenizer {
  let native: NativeTokenizer;
  let file: TokenizerFile;
  try {
    native = NativeTokenizer.fromString(json);
    file = JSON.parse(json) as TokenizerFile; // the library has just accepted it
  } catch (cause) {
    throw Object.assign(
      new CodecError('tokenizerInvalid', 'tokenizer.json is not a tokenizer of the `tokenizers` library'),
      { cause }
    );
  }
  const kind =
    file.model?.type === 'BPE' ? 'byteLevel' : file.model?.type === 'Unigram' ? 'unigram' : undefined;
  if (!kind)
    throw new CodecError(
      'tokenizerInvalid',
      `expected a byte-level BPE (CodeT5) or a unigram tokenizer (T5), got ${file.model?.type ?? 'none'}`
    );
  const ids = new Map(Object.entries(native.getVocab(true)));
  const added = file.added_tokens ?? [];
  const names: (string | undefined)[] = [];
  for (const [name, id] of ids) names[id] = name;
  const special = new Set(
    added.filter(token => token.special || SENTINEL.test(token.content)).map(token => token.id)
  );
  for (const [name, id] of ids) if (SENTINEL.test(name)) special.add(id);
  const unknown = file.model?.unk_id ?? ids.get(file.model?.unk_token ?? '');
  if (unknown !== undefined) special.add(unknown);
  const plain = new Map(added.map(token => [token.id, token.content]));
  const bytes = Array.from(names, (name, id) => {
    if (name === undefined || special.has(id)) return new Uint8Array();
    const content = plain.get(id);
    if (content !== undefined) return new TextEncoder().encode(content);
    return kind === 'byteLevel' ? byteLevelBytes(name, id) : unigramBytes(name);
  });
  const specialNames = [...special].map(id => names[id]).filter(name => name !== undefined);
  return {
    kind,
    sha256: createHash('sha256').update(json).digest('hex'),
    vocabSize: names.length,
    /** A special token's name in a notebook is text: it is cut in two ahead of the tokenizer, and what still comes is dropped. */
    async encode(texts) {
      const parts = texts.map(text => apart(text.toWellFormed(), specialNames));
      const encodings = await native.encodeBatch(parts.flat(), { addSpecialTokens: false });
      let position = 0;
      return parts.map(({ length }) =>
        encodings
          .slice(position, (position += length))
          .flatMap(encoding => encoding.getIds().filter(id => !special.has(id)))
      );
    },
    bytesOf: (id: TokenId) => bytes[id] ?? new Uint8Array(),
    idOf: name => ids.get(name),
    isSpecial: id => special.has(id) || names[id] === undefined
  };
}

/** Cuts the text behind the first character of every special name in it. */
function apart(text: string, names: readonly string[]): string[] {
  const cuts = new Set<number>();
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) cuts.add(at + 1);
  if (cuts.size === 0) return [text];
  const places = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  return places.slice(1).map((end, i) => text.slice(places[i], end));
}

/** SentencePiece: `▁` is a space, `<0x0A>` one byte. */
function unigramBytes(name: string): Uint8Array {
  const byte = /^<0x([0-9A-F]{2})>$/.exec(name)?.[1];
  return byte === undefined
    ? new TextEncoder().encode(name.replaceAll('▁', ' '))
    : Uint8Array.of(Number.parseInt(byte, 16));
}
