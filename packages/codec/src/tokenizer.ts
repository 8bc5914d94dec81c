// What the codec needs of a tokenizer. Filled in by `load-tokenizer.ts` under Node; anything else may implement it too.

/** One entry of the vocabulary. */
export type TokenId = number;

export interface Tokenizer {
  /** SHA-256 of the bytes of tokenizer.json, hex: the name that shards, checkpoints and models carry. */
  readonly sha256: string;
  readonly vocabSize: number;
  /** Text to ids, several texts in one call. Special tokens are never made from text. */
  encode(texts: readonly string[]): Promise<readonly (readonly TokenId[])[]>;
  /** UTF-8 bytes of one entry; empty for special tokens. */
  bytesOf(id: TokenId): Uint8Array;
}
