// Chooses what the model gets to read: the masked cell always, then the most helpful cells as far as the budget goes.
import { CELL_IDS, FOLD_ID, GAP_ID, MASK_IDS, OUTPUT_ID } from './format.js';
import { layOutSimilar, type Similar } from './similar.js';
import { foldLiterals } from './fold.js';
import { rankCells } from './rank.js';
import type { TokenId, Tokenizer } from './tokenizer.js';

/** A cell laid out for the model: plain text, or what stays of a masked cell on both sides of the hole. */
export type LayoutCell = PlainCell | MaskedCell;

export interface PlainCell {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
  readonly output?: string;
}

export interface MaskedCell {
  readonly type: 'code';
  readonly before: string;
  readonly after: string;
}

export interface Window {
  /** What the encoder reads: (T,), T <= maxTokens. */
  readonly inputIds: Int32Array;
  /** Indexes of the masked cells inside the window, in order: the k-th of them stands as `MASK_IDS[k]`. */
  readonly masked: readonly number[];
  readonly context: {
    readonly tokens: number;
    /** Cells that are at least partly in the window, the masked one included; empty cells count as in. */
    readonly cells: number;
    readonly cellsLeftOut: number;
    /** Statements of the solved exercises from the model's memory that stand ahead of the notebook, if any do. */
    readonly similar?: readonly string[];
  };
}

/** Characters per token used for guessing before tokenising; real text has 3 to 4. */
const GUESSED_CHARACTERS = 3;
/** No text has more characters than this per token on average; longer texts are cut before tokenising. */
const MOST_CHARACTERS = 12;
/** A cell is cut to fit only if at least this many of its tokens stay. */
const WORTH_CUTTING = 32;
/** Text outputs are a hint, not content: characters kept. */
const OUTPUT_CHARACTERS = 400;

/**
 * Lays out the cells around `primary`, a masked cell, in at most `maxTokens` ids. Other masked cells (training masks several)
 * are taken as any cell; those that do not fit are simply not in the window. `similar` exercises stand ahead of the cells.
 */
export async function fitWindow(
  cells: readonly LayoutCell[],
  primary: number,
  tokenizer: Tokenizer,
  maxTokens: number,
  similar: readonly Similar[] = []
): Promise<Window> {
  const examples = await layOutSimilar(similar, tokenizer, maxTokens);
  const window = await fitCells(cells, primary, tokenizer, maxTokens - examples.ids.length);
  if (examples.statements.length === 0) return window;
  const inputIds = Int32Array.from([...examples.ids, ...window.inputIds]);
  return {
    ...window,
    inputIds,
    context: { ...window.context, tokens: inputIds.length, similar: examples.statements }
  };
}

async function fitCells(
  cells: readonly LayoutCell[],
  primary: number,
  tokenizer: Tokenizer,
  maxTokens: number
): Promise<Window> {
  const [primaryParts = []] = await encodeParts([cells[primary] as LayoutCell], tokenizer, maxTokens);
  const chosen = new Map<number, readonly TokenId[]>([[primary, trimMasked(primaryParts, maxTokens - 3)]]);
  // Every cell may need a gap token ahead of it, and one may stand at the end.
  let left = maxTokens - (chosen.get(primary)?.length ?? 0) - 2;
  const empty = new Set([...cells.keys()].filter(i => isEmpty(cells[i])));
  const order = rankCells(cells.map(visible), primary).filter(i => !empty.has(i));
  for (let next = 0; next < order.length && left > WORTH_CUTTING;) {
    const round = takeRound(order, next, cells, left);
    next += round.length;
    const encoded = await encodeParts(
      round.map(i => cells[i] as LayoutCell),
      tokenizer,
      left
    );
    round.forEach((i, k) => {
      const share = i === primary - 1 || chosen.size < 3 ? Math.floor(left * 0.6) : Math.floor(maxTokens / 4);
      const ids = cutTo(
        encoded[k]?.flat() ?? [],
        Math.min(left - 1, share),
        i === primary - 1,
        isMasked(cells[i])
      );
      if (ids.length === 0) return;
      chosen.set(i, ids);
      left -= ids.length + 1;
    });
  }
  return assemble(cells, chosen, empty);
}

/** Puts the chosen cells in document order, a gap token wherever something was left out between them. */
function assemble(
  cells: readonly LayoutCell[],
  chosen: ReadonlyMap<number, readonly TokenId[]>,
  empty: ReadonlySet<number>
): Window {
  const ids: TokenId[] = [];
  const masked: number[] = [];
  let gap = false;
  let leftOut = 0;
  cells.forEach((cell, i) => {
    const cellIds = chosen.get(i);
    if (cellIds === undefined) {
      if (!empty.has(i)) {
        gap = true;
        leftOut++;
      }
      return;
    }
    if (gap && ids.at(-1) !== GAP_ID) ids.push(GAP_ID);
    gap = false;
    const maskId = MASK_IDS[masked.length] as TokenId; // at most MAX_MASKS cells are masked
    if (isMasked(cell)) masked.push(i);
    for (const id of cellIds) ids.push(id === MASK_IDS[0] ? maskId : id);
  });
  if (gap && ids.at(-1) !== GAP_ID) ids.push(GAP_ID);
  return {
    inputIds: Int32Array.from(ids),
    masked,
    context: { tokens: ids.length, cells: cells.length - leftOut, cellsLeftOut: leftOut }
  };
}

/** The next cells of the order that together probably fill what is left. */
function takeRound(
  order: readonly number[],
  from: number,
  cells: readonly LayoutCell[],
  left: number
): readonly number[] {
  const round: number[] = [];
  for (let guess = 0; from + round.length < order.length && guess < left;) {
    const i = order[from + round.length] as number; // in range by the loop's condition
    round.push(i);
    guess +=
      2 +
      Math.min(visible(cells[i] as LayoutCell).source.length, left * MOST_CHARACTERS) / GUESSED_CHARACTERS;
  }
  return round;
}

/** Ids of each cell, in parts: `[[kind, ...text]]`, for a masked cell `[[kind, ...before], [mask], [...after]]`. */
async function encodeParts(
  cells: readonly LayoutCell[],
  tokenizer: Tokenizer,
  budget: number
): Promise<readonly (readonly (readonly TokenId[])[])[]> {
  const limit = budget * MOST_CHARACTERS;
  const texts = cells.map(cell => {
    if (isMasked(cell)) return [cell.before.slice(-limit), cell.after.slice(0, limit)];
    const source = cell.source.slice(0, limit).trimEnd();
    const output = (cell.output ?? '').slice(0, OUTPUT_CHARACTERS).trimEnd();
    return [
      ...(cell.type === 'code' ? foldLiterals(source) : [withoutDataUris(source)]),
      ...(output === '' ? [] : [output])
    ];
  });
  const encoded = await tokenizer.encode(texts.flat().map(text => text.toWellFormed()));
  let position = 0;
  return cells.map((cell, i) => {
    const parts = encoded.slice(position, (position += texts[i]?.length ?? 0));
    const first = [CELL_IDS[cell.type], ...(parts[0] ?? [])];
    if (isMasked(cell)) return [first, [MASK_IDS[0] as TokenId], parts[1] ?? []];
    const hasOutput = (cell.output ?? '').trimEnd() !== '';
    return [
      first,
      ...parts.slice(1).map((ids, k) => [hasOutput && k === parts.length - 2 ? OUTPUT_ID : FOLD_ID, ...ids])
    ];
  });
}

/** The masked cell always fits: `before` keeps its end and `after` its start, both where the hole is. */
function trimMasked(parts: readonly (readonly TokenId[])[], budget: number): readonly TokenId[] {
  const [before = [], mask = [], after = []] = parts;
  if (before.length + mask.length + after.length <= budget) return parts.flat();
  const forAfter = Math.min(after.length, Math.floor(budget / 4));
  const forBefore = Math.min(before.length, budget - forAfter - mask.length - 3);
  const kept =
    before.length > forBefore
      ? [before[0] as TokenId, GAP_ID, ...before.slice(before.length - forBefore)]
      : before;
  return [...kept, ...mask, ...after.slice(0, forAfter), ...(after.length > forAfter ? [GAP_ID] : [])];
}

/** A cell's ids cut to `room`: its end is kept for the cell just above the mask, else its start. Empty if not worth it. */
function cutTo(ids: readonly TokenId[], room: number, keepEnd: boolean, whole: boolean): readonly TokenId[] {
  if (ids.length <= room) return ids;
  if (whole || room < WORTH_CUTTING) return [];
  return keepEnd
    ? [ids[0] as TokenId, GAP_ID, ...ids.slice(ids.length - room + 2)]
    : [...ids.slice(0, room - 1), GAP_ID];
}

function visible(cell: LayoutCell): { readonly type: LayoutCell['type']; readonly source: string } {
  return isMasked(cell) ? { type: cell.type, source: `${cell.before}\n${cell.after}` } : cell;
}

export function isMasked(cell: LayoutCell | undefined): cell is MaskedCell {
  return cell !== undefined && 'before' in cell;
}

function isEmpty(cell: LayoutCell | undefined): boolean {
  return (
    cell !== undefined && !isMasked(cell) && cell.source.trim() === '' && (cell.output ?? '').trim() === ''
  );
}

/** Pictures pasted into markdown are megabytes of base64 that say nothing. */
function withoutDataUris(markdown: string): string {
  return markdown.replace(/data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]{64,}/g, 'data:');
}
