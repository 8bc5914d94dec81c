// Which cells help most to fill the mask: the order in which the window takes them. Reads text only, so it costs no tokens.
import { definedNames } from './definitions.js';

/** A cell as the ranking sees it; a masked cell shows only what stays of it. */
export interface RankedCell {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
}

const CHECK = /^\s*assert\b|\btesting\.assert|^\s*(?:self\.)?assert\w+\(/m;
const HEADING = /^#{1,6}\s/;
const IDENTIFIER = /[A-Za-z_]\w*/g;
/** Longer cells are read only this far (characters): names are defined near the top, and a 5 MB notebook stays cheap. */
const READ_AHEAD = 4000;

/**
 * Indexes of all cells but `mask`, most helpful first: the cells just above, the checks below, definitions of names used
 * in those, then the rest nearest first (a cell above counts as nearer than one equally far below).
 */
export function rankCells(cells: readonly RankedCell[], mask: number): readonly number[] {
  const order: number[] = [];
  const taken = new Set<number>([mask]);
  const take = (i: number): void => {
    if (i < 0 || i >= cells.length || taken.has(i)) return;
    taken.add(i);
    order.push(i);
  };
  take(mask - 1);
  take(nearestAbove(cells, mask, 'markdown'));
  take(nearestAbove(cells, mask, 'code'));
  checksBelow(cells, mask).forEach(take);
  take(mask + 1);
  take(mask - 2);
  definersOf(namesIn([mask, ...order].map(i => head(cells[i]))), cells, mask).forEach(take);
  for (let distance = 1; distance <= cells.length; distance++) {
    take(mask - distance);
    if (distance % 2 === 0) take(mask + distance / 2);
  }
  for (let i = mask + 1; i < cells.length; i++) take(i);
  return order;
}

/** Code cells with assertions, from the mask down to the next heading; at most three. */
function checksBelow(cells: readonly RankedCell[], mask: number): readonly number[] {
  const found: number[] = [];
  for (let i = mask + 1; i < cells.length && found.length < 3; i++) {
    const cell = cells[i] as RankedCell;
    if (cell.type === 'markdown' && HEADING.test(cell.source)) break;
    if (cell.type === 'code' && isCheck(head(cell))) found.push(i);
  }
  return found;
}

/** Every form of a check has this word, and looking for a word is many times faster than trying the forms everywhere. */
const isCheck = (source: string): boolean => source.includes('assert') && CHECK.test(source);

function nearestAbove(cells: readonly RankedCell[], mask: number, type: RankedCell['type']): number {
  for (let i = mask - 1; i >= 0; i--) if (cells[i]?.type === type) return i;
  return -1;
}

/** Cells above the mask that define or import one of the names, nearest first; each name by its nearest and its first definer. */
function definersOf(
  names: ReadonlySet<string>,
  cells: readonly RankedCell[],
  mask: number
): readonly number[] {
  const nearest = new Map<string, number>();
  const first = new Map<string, number>();
  for (let i = 0; i < mask; i++) {
    const cell = cells[i] as RankedCell;
    if (cell.type !== 'code') continue;
    for (const name of definedNames(head(cell))) {
      if (!names.has(name)) continue;
      nearest.set(name, i);
      if (!first.has(name)) first.set(name, i);
    }
  }
  return [...new Set([...nearest.values(), ...first.values()])].sort((a, b) => b - a);
}

function namesIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(text => text.match(IDENTIFIER) ?? []));
}

const head = (cell: RankedCell | undefined): string => (cell?.source ?? '').slice(0, READ_AHEAD);
