// What a model family makes of a document, and how its output begins and ends. Each family has one file; a model folder's
// manifest names it. The engine knows tokens only through this.
import type { MaskedDocument } from '@jupyt5/schemas';
import type { TokenId } from './tokenizer.js';
import type { Window } from './window.js';

export interface Layout {
  readonly name: string;
  /**
   * Lays out a document in at most `maxTokens` ids.
   * @throws CodecError `invalidRequest` unless exactly one cell is masked
   */
  encode(document: MaskedDocument, maxTokens: number): Promise<Window>;
  /** What the decoder reads before it writes anything, at least one id. */
  readonly startIds: readonly TokenId[];
  /** Read by places of a batch that nobody uses. */
  readonly padId: TokenId;
  /** Each of them ends the text; the first is the usual one. */
  readonly endIds: readonly TokenId[];
  /** Whether the id stands for text; what neither is text nor ends it must not be written. */
  isText(id: TokenId): boolean;
  /** The tokenizer puts a space before every text (SentencePiece): one at the very start of an output is no text. Not every text
   * can be spelt with its pieces. */
  readonly firstSpace: boolean;
}
