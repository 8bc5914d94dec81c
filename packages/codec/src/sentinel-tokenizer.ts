// A tokenizer of another maker, which has sentinels `<extra_id_0>`, `<extra_id_1>`, ... among its special tokens.
import type { TokenId, Tokenizer } from './tokenizer.js';

export interface SentinelTokenizer extends Tokenizer {
  /** `byteLevel`: BPE over bytes (RoBERTa, CodeT5). `unigram`: SentencePiece (T5), where a space is written `▁`. */
  readonly kind: 'byteLevel' | 'unigram';
  /** The id of an entry by its name in the vocabulary. */
  idOf(name: string): TokenId | undefined;
  /** Special tokens, and ids without an entry. */
  isSpecial(id: TokenId): boolean;
}

/** What the model's config.json says; names as there, without `_token_id`. */
export interface SentinelIds {
  /** First id that the decoder reads. */
  readonly decoderStart: TokenId;
  readonly pad: TokenId;
  readonly eos: TokenId;
  /** Opens source and target where the tokenizer does so (RoBERTa's `<s>`). */
  readonly bos?: TokenId;
}
