// Step 8: new ids -> pieces of text. A character's bytes may be spread over several tokens; only whole characters leave.
import type { TokenId, Tokenizer } from './tokenizer.js';

export interface TextStream {
  /** The characters that `id` completes; '' while a character is still unfinished. */
  push(id: TokenId): string;
  /** What is left at the end; an unfinished character becomes U+FFFD. */
  end(): string;
}

/** A decoder for one sequence. The pieces joined equal `decodeIds` of all ids, wherever the cuts fall. */
export function createTextStream(tokenizer: Tokenizer): TextStream {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    push: id => decoder.decode(tokenizer.bytesOf(id), { stream: true }),
    end: () => decoder.decode()
  };
}

/** Ids to text in one go; special tokens give nothing. */
export function decodeIds(tokenizer: Tokenizer, ids: Iterable<TokenId>): string {
  const stream = createTextStream(tokenizer);
  let text = '';
  for (const id of ids) text += stream.push(id);
  return text + stream.end();
}
