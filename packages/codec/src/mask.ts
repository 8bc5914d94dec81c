// Step 1 of a request: notebook JSON -> masked document. Runs in the browser as well as in the server.
import type { MaskedDocument } from '@jupyt5/schemas';
import { CodecError } from './errors.js';
import { cleanText, readNotebook, type Notebook, type NotebookCell } from './notebook.js';

type DocumentCell = MaskedDocument['cells'][number];

/** Which cell to fill: by its id (nbformat 4.5) or by its position, counted from 0 over all cells. */
export type CellRef = { readonly cellId: string } | { readonly cellIndex: number };

export interface MaskOptions {
  /** Take text/plain outputs along. Default false: outputs never leave the notebook unasked. */
  readonly outputs?: boolean;
  /**
   * Where in the cell's source the hole is, in UTF-16 code units: text ahead of it stays as `before`, text behind it
   * as `after`. Default: the end of the source, so that whatever stands in the cell is kept and continued.
   */
  readonly cursor?: number;
}

/**
 * Masks one code cell of a notebook.
 * @param json parsed notebook JSON (nbformat 3 or 4)
 * @throws CodecError `invalidNotebook`, `unsupportedNotebook`, `cellNotFound`, `cellNotCode`
 */
export function maskCell(json: unknown, cellRef: CellRef, options: MaskOptions = {}): MaskedDocument {
  const notebook = readNotebook(json, { outputs: options.outputs ?? false });
  const index = findCell(notebook, cellRef);
  const target = notebook.cells[index] as NotebookCell; // findCell checked the range
  if (target.type !== 'code')
    throw new CodecError(
      'cellNotCode',
      `only a code cell can be filled; cell ${index} is a ${target.type} cell`,
      `/cells/${index}`
    );
  const source = cleanText(target.source);
  const cursor = Math.min(Math.max(options.cursor ?? source.length, 0), source.length);
  return {
    language: notebook.language,
    cells: notebook.cells.map((cell, i): DocumentCell => {
      if (i === index)
        return { type: 'code', masked: true, before: source.slice(0, cursor), after: source.slice(cursor) };
      if (cell.type !== 'code') return { type: cell.type, source: cell.source };
      return {
        type: 'code',
        source: cell.source,
        ...(cell.output === undefined ? {} : { output: cell.output })
      };
    })
  };
}

function findCell(notebook: Notebook, ref: CellRef): number {
  if ('cellId' in ref) {
    const index = notebook.cells.findIndex(cell => cell.id === ref.cellId);
    if (index >= 0) return index;
    const count = notebook.cells.filter(cell => cell.id !== undefined).length;
    throw new CodecError(
      'cellNotFound',
      `no cell has the id ${JSON.stringify(ref.cellId)}; ${count} of ${notebook.cells.length} cells have an id (use cellIndex where they have none)`
    );
  }
  if (Number.isInteger(ref.cellIndex) && ref.cellIndex >= 0 && ref.cellIndex < notebook.cells.length)
    return ref.cellIndex;
  throw new CodecError(
    'cellNotFound',
    `cellIndex must be 0..${notebook.cells.length - 1}, got ${ref.cellIndex}`
  );
}
