// Keeps the brackets and strings of Python source in order while it is written: nothing is closed that is not open, no line ends
// inside a quoted string, and the text does not end inside a bracket or string or behind a colon that wants a block. What the model
// would have written otherwise is forbidden before a token is chosen, so its probability goes to the tokens that are left.
import type { Tokenizer } from '@jupyt5/codec';

/** Where a stretch of Python source has got to; never changed, `readSource` gives a new one. */
export interface SourceState {
  /** Open brackets, outermost first, as the characters that will close them. */
  readonly open: string;
  /** The quotation mark of the string that is being read, or that has just begun; '' outside. */
  readonly quote: '' | '"' | "'";
  readonly triple: boolean;
  /** Quotation marks in a row that may be opening the string (then `opening`) or closing a triple one. */
  readonly run: number;
  readonly opening: boolean;
  /** Behind a backslash in a string. */
  readonly escaped: boolean;
  /** In a comment, or in a line of IPython's (% or !). */
  readonly comment: boolean;
  readonly lineStart: boolean;
  /** Whether the last thing outside of brackets is a colon: a block must follow. */
  readonly colon: boolean;
}

export const SOURCE_START: SourceState = {
  open: '',
  quote: '',
  triple: false,
  run: 0,
  opening: false,
  escaped: false,
  comment: false,
  lineStart: true,
  colon: false
};

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const SPECIAL = /[()[\]{}'"\n]/;
const CLOSING = /^[)\]}'"]+$/;
/** Brackets that one token can close, at most; deeper ones do not decide which tokens may come. */
const TOKEN_DEPTH = 8;
const MOST_STATES = 2000;

/** The state after `text`, or undefined where it closes what is not open, or breaks a line inside a string. */
export function readSource(state: SourceState, text: string): SourceState | undefined {
  const s: { -readonly [K in keyof SourceState]: SourceState[K] } = { ...state };
  for (const c of text) {
    if (s.opening) {
      if (c === s.quote) {
        if (++s.run === 3) [s.triple, s.opening, s.run] = [true, false, 0];
        continue;
      }
      // Two marks are an empty string, one begins a string that goes on here.
      if (s.run === 2) s.quote = '';
      [s.opening, s.run] = [false, 0];
    }
    if (s.comment) {
      if (c === '\n') [s.comment, s.lineStart] = [false, true];
    } else if (s.quote !== '') {
      if (s.escaped) s.escaped = false;
      else if (c === '\\') [s.escaped, s.run] = [true, 0];
      else if (c !== s.quote) {
        s.run = 0;
        if (c === '\n' && !s.triple) return undefined;
      } else if (!s.triple) s.quote = '';
      else if (++s.run === 3) [s.quote, s.triple, s.run] = ['', false, 0];
    } else if (c === '\n') s.lineStart = true;
    else if (c === ' ' || c === '\t') continue;
    else if (c === '#' || (s.lineStart && s.open === '' && (c === '%' || c === '!'))) s.comment = true;
    else {
      s.lineStart = false;
      s.colon = c === ':' && s.open === '';
      const closer = CLOSES[c];
      if (closer !== undefined) s.open += closer;
      else if (c === ')' || c === ']' || c === '}') {
        if (!s.open.endsWith(c)) return undefined;
        s.open = s.open.slice(0, -1);
      } else if (c === '"' || c === "'") [s.quote, s.opening, s.run] = [c, true, 1];
    }
  }
  return s;
}

/** Whether Python source may end here: everything closed, and no block missing. */
export function mayEnd(state: SourceState): boolean {
  return state.open === '' && !state.colon && (state.quote === '' || (state.opening && state.run === 2));
}

/** Watches one text from behind `before`. */
export class SyntaxGuard {
  /** Undefined once the source is out of order: then nothing is forbidden. */
  #state: SourceState | undefined;
  readonly #tokens: GuardedTokens;

  /** @param freeEnd whether the text may end anywhere, since what follows in the cell may close what is open */
  constructor(
    tokenizer: Tokenizer,
    before: SourceState | undefined,
    private readonly freeEnd: boolean
  ) {
    this.#state = before;
    this.#tokens = guardedTokens(tokenizer);
  }

  /**
   * Sets what must not come next in logits[offset .. offset + width) to -Infinity. Where the model would end most of all but must not,
   * only what closes the innermost bracket or string is left: a text that has gone wrong is not drawn out.
   */
  forbid(logits: Float32Array, offset: number, width: number, endIds: readonly number[]): void {
    if (!this.#state) return;
    for (const id of this.#tokens.forbiddenAfter(this.#state)) logits[offset + id] = -Infinity;
    if (this.freeEnd || mayEnd(this.#state)) return;
    const row = logits.subarray(offset, offset + width);
    const closing = endIds.includes(indexOfMost(row)) ? this.#tokens.closingAfter(this.#state) : [];
    if (closing.length > 0) {
      const kept = closing.map(id => row[id] as number);
      row.fill(-Infinity);
      closing.forEach((id, i) => (row[id] = kept[i] as number));
    } else for (const id of endIds) row[id] = -Infinity;
  }

  push(id: number): void {
    if (this.#state) this.#state = readSource(this.#state, this.#tokens.textOf(id));
  }
}

/** The tokens of one tokenizer that can put source out of order, and which of them do so after what. */
class GuardedTokens {
  readonly #special: readonly number[];
  readonly #closing: readonly number[];
  readonly #forbidden = new Map<string, readonly number[]>();

  constructor(private readonly tokenizer: Tokenizer) {
    this.#special = Array.from({ length: tokenizer.vocabSize }, (_, id) => id).filter(id =>
      SPECIAL.test(this.textOf(id))
    );
    this.#closing = this.#special.filter(id => CLOSING.test(this.textOf(id)));
  }

  /** Tokens of nothing but closing brackets or quotation marks that bring the source nearer to where it may end. */
  closingAfter(state: SourceState): readonly number[] {
    return this.#closing.filter(id => {
      const after = readSource(state, this.textOf(id));
      if (!after) return false;
      return state.quote === ''
        ? after.open.length < state.open.length && after.quote === ''
        : after.quote === '' || after.run > state.run;
    });
  }

  /** Bytes as characters: all that matters here is ASCII. */
  textOf(id: number): string {
    return Buffer.from(this.tokenizer.bytesOf(id)).toString('latin1');
  }

  forbiddenAfter(state: SourceState): readonly number[] {
    const { open, quote, triple, run, opening, escaped, comment } = state;
    const key = [open.slice(-TOKEN_DEPTH), quote, triple, run, opening, escaped, comment].join(' ');
    let ids = this.#forbidden.get(key);
    if (!ids) {
      ids = this.#special.filter(id => readSource(state, this.textOf(id)) === undefined);
      if (this.#forbidden.size >= MOST_STATES) this.#forbidden.clear();
      this.#forbidden.set(key, ids);
    }
    return ids;
  }
}

function indexOfMost(row: Float32Array): number {
  let best = 0;
  for (let i = 1; i < row.length; i++) if ((row[i] as number) > (row[best] as number)) best = i;
  return best;
}

const TOKENS = new WeakMap<Tokenizer, GuardedTokens>();

function guardedTokens(tokenizer: Tokenizer): GuardedTokens {
  let tokens = TOKENS.get(tokenizer);
  if (!tokens) TOKENS.set(tokenizer, (tokens = new GuardedTokens(tokenizer)));
  return tokens;
}
