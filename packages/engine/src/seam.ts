// Where `before` ends inside a line, the model's tokens need not break where the cursor stands: `df.gro|upby` is written as
// `df`, `.groupby`. So the unfinished line is taken out of what the encoder reads, the decoder has to begin with it, and only
// what it writes after it is told (token healing; guidance-ai, 2023). Whole lines are also what the model was trained to fill.
import type { MaskedDocument } from '@jupyt5/schemas';

export interface Seam {
  /** The document to encode. */
  readonly document: MaskedDocument;
  /** What every candidate must begin with. */
  readonly prefix: string;
}

/** Longest unfinished line that is written again, in characters: each of its tokens costs a step. */
const LONGEST = 160;
/** A line that ends like this is finished: what follows starts a new one, as in training. */
const FINISHED = /^\s*#|[:)\]}'"]\s*$/;

/** The text before and after the mask in its cell. */
export function aroundMask(document: MaskedDocument): [before: string, after: string] {
  const masked = document.cells.find(cell => 'masked' in cell);
  return masked && 'masked' in masked ? [masked.before ?? '', masked.after ?? ''] : ['', ''];
}

/** Cuts the unfinished last line off `before`, if there is one. */
export function findSeam(document: MaskedDocument): Seam {
  const at = document.cells.findIndex(cell => 'masked' in cell);
  const cell = document.cells[at];
  const before = cell && 'masked' in cell ? (cell.before ?? '') : '';
  const line = before.lastIndexOf('\n') + 1;
  const prefix = before.slice(line);
  if (!cell || !('masked' in cell) || prefix === '' || prefix.length > LONGEST || FINISHED.test(prefix))
    return { document, prefix: '' };
  const cells = document.cells.map((other, i) =>
    i === at ? { ...cell, before: before.slice(0, line) } : other
  );
  return { document: { ...document, cells }, prefix };
}
