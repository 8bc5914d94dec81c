// Step 5: masked document -> ids the encoder reads; and for training, the ids the decoder should write.
import type { MaskedDocument } from '@jupyt5/schemas';
import { CodecError } from './errors.js';
import { END_ID, MASK_IDS } from './format.js';
import { cleanText } from './notebook.js';
import { MOST_SIMILAR, type SimilarSource } from './similar.js';
import type { TokenId, Tokenizer } from './tokenizer.js';
import { fitWindow, isMasked, type LayoutCell, type Window } from './window.js';

export interface EncodeOptions {
  /** Length of the window in tokens, at least 64: the model's context. */
  readonly maxTokens: number;
  /** The model's memory, if it was trained with one. */
  readonly memory?: SimilarSource;
}

/**
 * Lays out a document with one masked cell in the model's window.
 * @throws CodecError `invalidRequest` unless exactly one cell is masked
 */
export async function encodeDocument(
  document: MaskedDocument,
  tokenizer: Tokenizer,
  options: EncodeOptions
): Promise<Window> {
  const cells = document.cells.map(layoutCell);
  const masks = [...cells.keys()].filter(i => isMasked(cells[i]));
  const [primary] = masks;
  if (primary === undefined || masks.length > 1)
    throw new CodecError('invalidRequest', `exactly one cell must be masked, got ${masks.length}`, '/cells');
  const similar = options.memory?.similarTo(cells, primary, MOST_SIMILAR) ?? [];
  return fitWindow(cells, primary, tokenizer, options.maxTokens, similar);
}

function layoutCell(cell: MaskedDocument['cells'][number]): LayoutCell {
  if ('masked' in cell)
    return { type: 'code', before: cleanText(cell.before ?? ''), after: cleanText(cell.after ?? '') };
  const source = cleanText(cell.source);
  return cell.type === 'code' && cell.output !== undefined
    ? { type: cell.type, source, output: cleanText(cell.output) }
    : { type: cell.type, source };
}

/**
 * The decoder's side of training: `<mask_0> text0 <end> <mask_1> text1 <end> ...`, for the masked cells of a window in order.
 * The decoder reads it without the last id and predicts it without the first.
 */
export async function encodeTarget(texts: readonly string[], tokenizer: Tokenizer): Promise<Int32Array> {
  const encoded = await tokenizer.encode(texts);
  return Int32Array.from(encoded.flatMap((ids, k) => [MASK_IDS[k] as TokenId, ...ids, END_ID]));
}
