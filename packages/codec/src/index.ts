// Public names of the codec: notebook <-> ids, pure, runs in browsers. `@jupyt5/codec/node` adds the tokenizer loader.
export { CodecError, type CodecErrorCode } from './errors.js';
export {
  CELL_IDS,
  END_ID,
  FOLD_ID,
  FORMAT_VERSION,
  GAP_ID,
  MASK_IDS,
  MAX_MASKS,
  OUTPUT_ID,
  PAD_ID,
  SPECIAL_TOKENS
} from './format.js';
export { cleanText, readNotebook, type Notebook, type NotebookCell } from './notebook.js';
export { maskCell, type CellRef, type MaskOptions } from './mask.js';
export { encodeDocument, encodeTarget, type EncodeOptions } from './encode.js';
export { fitWindow, type LayoutCell, type Window } from './window.js';
export { createTextStream, decodeIds, type TextStream } from './text.js';
export type { TokenId, Tokenizer } from './tokenizer.js';
