// Public names of the codec: notebook <-> ids, pure, runs in browsers. `@jupyt5/codec/node` adds the loaders.
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
  SIMILAR_ID,
  SPECIAL_TOKENS
} from './format.js';
export { cleanText, readNotebook, type Notebook, type NotebookCell } from './notebook.js';
export { maskCell, type CellRef, type MaskOptions } from './mask.js';
export type { Layout } from './layout.js';
export { jupyt5Layout } from './jupyt5-layout.js';
export { t5Layout } from './t5-layout.js';
export { codet5Layout } from './codet5-layout.js';
export type { SentinelIds, SentinelTokenizer } from './sentinel-tokenizer.js';
export { encodeDocument, encodeTarget, type EncodeOptions } from './encode.js';
export { MOST_SIMILAR, type Similar, type SimilarSource } from './similar.js';
export { fitWindow, type LayoutCell, type Window } from './window.js';
export { createTextStream, decodeIds, type TextStream } from './text.js';
export type { TokenId, Tokenizer } from './tokenizer.js';
