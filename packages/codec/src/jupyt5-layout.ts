// The layout of our own models (format.ts): cell kinds, gaps, folds and masks are tokens of their own.
import { encodeDocument } from './encode.js';
import { END_ID, MASK_IDS, PAD_ID, SPECIAL_TOKENS } from './format.js';
import type { Layout } from './layout.js';
import type { SimilarSource } from './similar.js';
import type { TokenId, Tokenizer } from './tokenizer.js';

export function jupyt5Layout(tokenizer: Tokenizer, memory?: SimilarSource): Layout {
  return {
    name: 'jupyt5',
    encode: (document, maxTokens) =>
      encodeDocument(document, tokenizer, { maxTokens, ...(memory && { memory }) }),
    startIds: [MASK_IDS[0] as TokenId],
    padId: PAD_ID,
    endIds: [END_ID],
    isText: id => id >= SPECIAL_TOKENS.length && id < tokenizer.vocabSize,
    firstSpace: false
  };
}
