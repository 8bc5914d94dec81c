// What the layouts of T5 and CodeT5 share: plain text, one sentinel where the hole is, no notebook tokens. The decoder writes the
// sentinel, the text, and then the next sentinel or the end (Raffel et al. 2020, span corruption, figure 2).
import type { MaskedDocument } from '@jupyt5/schemas';
import { CodecError } from './errors.js';
import { foldLiterals } from './fold.js';
import type { Layout } from './layout.js';
import { cleanText } from './notebook.js';
import { rankCells } from './rank.js';
import type { SentinelIds, SentinelTokenizer } from './sentinel-tokenizer.js';
import type { TokenId } from './tokenizer.js';
import type { Window } from './window.js';

type Cell = MaskedDocument['cells'][number];
type PlainCell = Exclude<Cell, { masked: true }>;

export interface SentinelStyle {
  readonly name: string;
  /** A cell as this family has seen such text in training. */
  readonly textOf: (cell: PlainCell) => string;
  /** Stands between two cells. */
  readonly separator: string;
  readonly firstSpace: boolean;
}

/** No text has more characters than this per token on average; longer texts are cut before tokenising. */
const MOST_CHARACTERS = 12;
/** A cell is cut to fit only if at least this many of its tokens stay. */
const WORTH_CUTTING = 32;
/** Cells tokenised in one call. */
const ROUND = 8;

/** @throws CodecError `tokenizerInvalid` without the sentinels */
export function sentinelLayout(style: SentinelStyle, tokenizer: SentinelTokenizer, ids: SentinelIds): Layout {
  const sentinels = sentinelsOf(tokenizer);
  const [mask] = sentinels;
  if (mask === undefined)
    throw new CodecError(
      'tokenizerInvalid',
      `the layout ${style.name} needs the token <extra_id_0>; the tokenizer has none`
    );
  const start = ids.bos === undefined ? [] : [ids.bos];
  return {
    name: style.name,
    encode: (document, maxTokens) =>
      fit(document, tokenizer, style, { start, mask, end: [ids.eos] }, maxTokens),
    startIds: [ids.decoderStart, ...start, mask],
    padId: ids.pad,
    endIds: [ids.eos, ...sentinels.slice(1)],
    isText: id => id !== ids.eos && id !== ids.pad && !tokenizer.isSpecial(id),
    firstSpace: style.firstSpace
  };
}

function sentinelsOf(tokenizer: SentinelTokenizer): TokenId[] {
  const found: TokenId[] = [];
  for (;;) {
    const id = tokenizer.idOf(`<extra_id_${found.length}>`);
    if (id === undefined) return found;
    found.push(id);
  }
}

interface Marks {
  readonly start: readonly TokenId[];
  readonly mask: TokenId;
  readonly end: readonly TokenId[];
}

/** The masked cell always fits; then the most helpful cells (rank.ts) as far as the budget goes, in document order. */
async function fit(
  document: MaskedDocument,
  tokenizer: SentinelTokenizer,
  style: SentinelStyle,
  { start, mask, end }: Marks,
  maxTokens: number
): Promise<Window> {
  const { cells } = document;
  const masks = [...cells.keys()].filter(i => 'masked' in (cells[i] as Cell));
  const [primary] = masks;
  if (primary === undefined || masks.length > 1)
    throw new CodecError('invalidRequest', `exactly one cell must be masked, got ${masks.length}`, '/cells');
  const [before, after] = textsAround(cells[primary] as Cell);
  const budget = maxTokens - start.length - end.length - 1;
  const limit = budget * MOST_CHARACTERS;
  const [separator = [], beforeIds = [], afterIds = []] = await tokenizer.encode([
    style.separator,
    before.slice(-limit),
    after.slice(0, limit)
  ]);
  const room = { after: Math.min(afterIds.length, Math.floor(budget / 4)), before: 0 };
  room.before = Math.min(beforeIds.length, budget - room.after);
  room.after = Math.min(afterIds.length, budget - room.before);
  const hole = [...beforeIds.slice(beforeIds.length - room.before), mask, ...afterIds.slice(0, room.after)];
  const chosen = new Map<number, readonly TokenId[]>([[primary, hole]]);
  let left = budget + 1 - hole.length;

  const texts = cells.map((cell, i) =>
    i === primary ? `${before}\n${after}` : style.textOf(cell as PlainCell).trimEnd()
  );
  const ranked = cells.map(cell => ({
    type: cell.type,
    source: 'masked' in cell ? `${before}\n${after}` : cell.source
  }));
  const order = rankCells(ranked, primary).filter(i => (texts[i] as string).trim() !== '');
  for (let next = 0; next < order.length && left > WORTH_CUTTING; next += ROUND) {
    const round = order.slice(next, next + ROUND);
    const encoded = await tokenizer.encode(
      round.map(i => {
        const most = left * MOST_CHARACTERS;
        return i === primary - 1 ? (texts[i] as string).slice(-most) : (texts[i] as string).slice(0, most);
      })
    );
    round.forEach((i, k) => {
      const own = encoded[k] ?? [];
      const space = left - separator.length;
      if (own.length > space && space < WORTH_CUTTING) return;
      // The cell just above the mask keeps its end, others their start.
      const kept =
        own.length <= space ? own : i === primary - 1 ? own.slice(own.length - space) : own.slice(0, space);
      if (kept.length === 0) return;
      chosen.set(i, kept);
      left -= kept.length + separator.length;
    });
  }
  const places = [...chosen.keys()].sort((a, b) => a - b);
  const inputIds = Int32Array.from([
    ...start,
    ...places.flatMap((i, k) => [...(k > 0 ? separator : []), ...(chosen.get(i) ?? [])]),
    ...end
  ]);
  const empty = texts.filter((text, i) => i !== primary && text.trim() === '').length;
  const inside = places.length + empty;
  return {
    inputIds,
    masked: [primary],
    context: { tokens: inputIds.length, cells: inside, cellsLeftOut: cells.length - inside }
  };
}

function textsAround(cell: Cell): readonly [string, string] {
  return 'masked' in cell ? [cleanText(cell.before ?? ''), cleanText(cell.after ?? '')] : ['', ''];
}

/** Source code with long literals shortened to their first items and `...`. */
export function shortened(source: string): string {
  const [first = '', ...rest] = foldLiterals(cleanText(source));
  return first + rest.map(part => `...${part.replace(/^\d+/, '')}`).join('');
}
