// The numbers that training and inference share. `format.json` is their one home: TypeScript imports it here,
// the Python tokenizer trainer reads the same file.
import format from './format.json' with { type: 'json' };

/** Changes whenever the ids made from the same notebook and tokenizer change. */
export const FORMAT_VERSION: number = format.formatVersion;

/** Special tokens in the order of their ids: `SPECIAL_TOKENS[id]` is the name of `id`. They occupy the first ids. */
export const SPECIAL_TOKENS: readonly string[] = format.specialTokens;

/** How many cells or blocks of one document can be masked at once (training masks several, inference one). */
export const MAX_MASKS = SPECIAL_TOKENS.filter(name => name.startsWith('<mask_')).length;

const idOf = (name: string): number => SPECIAL_TOKENS.indexOf(name);

/** Padding; never seen by the model's attention. */
export const PAD_ID = idOf('<pad>');
/** Ends every filled mask. */
export const END_ID = idOf('<end>');
/** Opens a cell of that kind; the cell's text follows. */
export const CELL_IDS = { markdown: idOf('<markdown>'), code: idOf('<code>'), raw: idOf('<raw>') } as const;
/** Opens the text output of the code cell before it. */
export const OUTPUT_ID = idOf('<output>');
/** Stands where cells, or a part of a cell, were left out of the window. */
export const GAP_ID = idOf('<gap>');
/** Stands for the rest of a long literal; the number of left-out items follows as text. */
export const FOLD_ID = idOf('<fold>');
/** Opens a solved exercise from the model's memory: its statement follows, then its code as a cell. */
export const SIMILAR_ID = idOf('<similar>');
/** `MASK_IDS[k]` marks the k-th masked place in the source and opens its text in the target. */
export const MASK_IDS: readonly number[] = Array.from({ length: MAX_MASKS }, (_, k) => idOf(`<mask_${k}>`));
