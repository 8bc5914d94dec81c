// Shortens long literals in the cells around the mask: a column of forty numbers tells the model no more than its
// first three and the count, and would push other cells out of the window.

/** A literal list keeps this many items; it is folded only if it has more than `over`. Text items name things, so more stay. */
const NUMBERS = { over: 6, keep: 3 } as const;
const TEXTS = { over: 8, keep: 4 } as const;
/** A string literal longer than this (characters) is cut to its first `STRING_KEEP`. */
const STRING_OVER = 240;
const STRING_KEEP = 120;

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Splits source code at its folds: `['x = [1, 2, 3, ', '37]']` means that a fold token stands between the two parts;
 * the part behind it starts with the number of items (or characters) left out. Without folds: `[source]`.
 */
export function foldLiterals(source: string): readonly string[] {
  if (source.length < 24) return [source];
  const cuts = findCuts(source);
  if (cuts.length === 0) return [source];
  const parts: string[] = [];
  let part = '';
  let position = 0;
  for (const cut of cuts) {
    parts.push(part + source.slice(position, cut.from));
    part = String(cut.count);
    position = cut.to;
  }
  parts.push(part + source.slice(position));
  return parts;
}

function findCuts(source: string): readonly Cut[] {
  const cuts: Cut[] = [];
  let i = 0;
  while (i < source.length) {
    const c = source[i] as string; // i is in range
    if (c === '#') i = lineEnd(source, i);
    else if (c === '"' || c === "'") {
      const end = stringEnd(source, i);
      if (end - i > STRING_OVER)
        cuts.push({ from: i + STRING_KEEP, to: end - 1, count: end - 1 - i - STRING_KEEP });
      i = end;
    } else if (c === '[' || c === '(') {
      const list = literalList(source, i, 0);
      if (list === null) i++;
      else {
        cuts.push(...list.cuts);
        i = list.end;
      }
    } else i++;
  }
  return cuts;
}

/** A bracketed list of plain literals (nested up to three deep), or null if the bracket holds anything else. */
function literalList(
  source: string,
  open: number,
  depth: number
): { readonly end: number; readonly cuts: readonly Cut[] } | null {
  const close = source[open] === '[' ? ']' : ')';
  const starts: number[] = [];
  const nested: (readonly Cut[])[] = [];
  let texts = 0;
  let lastEnd = open + 1;
  let i = skipSpace(source, open + 1);
  while (i < source.length && source[i] !== close) {
    const c = source[i] as string;
    let end: number;
    let inner: readonly Cut[] = [];
    if (c === '"' || c === "'") {
      end = stringEnd(source, i);
      texts++;
    } else if ((c === '[' || c === '(') && depth < 3) {
      const list = literalList(source, i, depth + 1);
      if (list === null) return null;
      end = list.end;
      inner = list.cuts;
    } else end = wordEnd(source, i);
    if (end === i) return null;
    starts.push(i);
    nested.push(inner);
    lastEnd = end;
    i = skipSpace(source, end);
    if (source[i] === ',') i = skipSpace(source, i + 1);
    else if (source[i] !== close) return null;
  }
  if (i >= source.length || starts.length === 0) return null;
  const { over, keep } = texts > 0 ? TEXTS : NUMBERS;
  if (starts.length <= over) return { end: i + 1, cuts: nested.flat() };
  const cut = { from: starts[keep] as number, to: lastEnd, count: starts.length - keep };
  return { end: i + 1, cuts: [...nested.slice(0, keep).flat(), cut] };
}

const WORD = /[-+]?(?:\d[\w.]*(?:[eE][-+]?\d+)?j?|\.\d+|None|True|False|np\.nan|nan)(?![\w.(])/y;

/** The end of a number or a constant at `i`, or `i` if there is none. */
function wordEnd(source: string, i: number): number {
  WORD.lastIndex = i;
  const match = WORD.exec(source);
  return match === null ? i : i + match[0].length;
}

/** One past the closing quote; an unterminated string ends with its line (single) or the text (triple). */
function stringEnd(source: string, i: number): number {
  const quote = source[i] as string;
  const triple = source.startsWith(quote.repeat(3), i);
  const close = triple ? quote.repeat(3) : quote;
  let j = i + close.length;
  while (j < source.length) {
    if (source[j] === '\\') j += 2;
    else if (source.startsWith(close, j)) return j + close.length;
    else if (!triple && source[j] === '\n') return j;
    else j++;
  }
  return source.length;
}

const skipSpace = (source: string, i: number): number => {
  while (i < source.length && ' \n\t'.includes(source[i] as string)) i++;
  return i;
};

const lineEnd = (source: string, i: number): number => {
  const end = source.indexOf('\n', i);
  return end < 0 ? source.length : end;
};
