// One candidate being written: its tokens, its text, and what ends it.
import { createTextStream, type Layout, type TextStream, type Tokenizer } from '@jupyt5/codec';
import type { FinishReason, GenerationOptions } from './protocol.js';
import { randomAt } from './random.js';
import { discourageRepeats } from './repetition.js';
import type { PathNode } from './sampled-paths.js';
import { chooseToken } from './sampling.js';
import type { Seam } from './seam.js';
import type { SyntaxGuard } from './syntax-guard.js';
import { chainFilters, type TextFilter } from './text-filter.js';

/** What the tokens of a sequence mean. */
export interface Language {
  readonly tokenizer: Tokenizer;
  readonly layout: Layout;
}

/** One of the draws of a candidate. */
export interface Draw {
  /** 0 for the first; each has random numbers of its own. */
  readonly attempt: number;
  /** What must not be drawn again. */
  readonly leftOut?: PathNode | undefined;
}

export class Sequence {
  /** Tokens chosen so far, without the end token. */
  readonly ids: number[] = [];
  /** (ids.length,), one more with the end token: the probability that each was drawn with, when nothing is left out. */
  readonly shares: number[] = [];
  /** Everything written so far, without what may still turn out not to belong to it (filters). */
  text = '';
  /** Sum over the written tokens and the end token. */
  logprob = 0;
  finishReason: FinishReason | undefined;
  readonly #options: GenerationOptions;
  readonly #tokenizer: Tokenizer;
  readonly #layout: Layout;
  readonly #stream: TextStream;
  readonly #filter: TextFilter;
  /** Ids of the layout's start that were read. */
  #opened = 0;
  /** Bytes that must still come before anything is free. */
  #forced: Uint8Array;
  /** Characters of the decoded text that are not told: the prefix, which the caller has. */
  #untold: number;
  /** Whether a space that comes now is the tokenizer's own, and no text. */
  #atFirstSpace: boolean;
  /** Tokens that lie wholly in the prefix. */
  #prefixTokens = 0;
  #endId: number | undefined;
  readonly #attempt: number;
  /** What is left out after the tokens so far. */
  #leftOut: PathNode | undefined;
  readonly #guard: SyntaxGuard | undefined;

  constructor(
    /** Which of the request's candidates. */
    readonly index: number,
    options: GenerationOptions,
    { tokenizer, layout }: Language,
    /** What the text must begin with; not a part of `text` (seam.ts). */
    prefix: Seam['prefix'] = '',
    /** What the decoded text goes through, in order. */
    filters: readonly TextFilter[] = [],
    { attempt, leftOut }: Draw = { attempt: 0 },
    guard?: SyntaxGuard
  ) {
    this.#guard = guard;
    this.#options = options;
    this.#attempt = attempt;
    this.#leftOut = leftOut;
    this.#tokenizer = tokenizer;
    this.#layout = layout;
    this.#stream = createTextStream(tokenizer);
    this.#filter = chainFilters(filters);
    this.#forced = new TextEncoder().encode(prefix);
    this.#untold = prefix.length;
    this.#atFirstSpace = layout.firstSpace;
  }

  /** The token that the decoder reads next. */
  get last(): number {
    return this.ids.at(-1) ?? (this.#layout.startIds[this.#opened] as number);
  }

  /** Tokens written, without the end token and those of the prefix. */
  get tokens(): number {
    return this.ids.length - this.#prefixTokens;
  }

  /** All ids that were chosen, with the end token if it was. */
  get path(): readonly number[] {
    return this.#endId === undefined ? this.ids : [...this.ids, this.#endId];
  }

  /**
   * Chooses the next token from logits[offset .. offset + width) and takes it in. While the layout's start is not yet read, its
   * next id comes whatever the logits say.
   * @returns the id, and the text that is now certain ('' while a character or a stop string may be unfinished)
   */
  advance(
    logits: Float32Array,
    offset: number,
    width: number
  ): { readonly id: number; readonly text: string } {
    const opening = this.#layout.startIds[this.#opened + 1];
    if (opening !== undefined) {
      this.#opened++;
      return { id: opening, text: '' };
    }
    this.#forbid(logits, offset, width);
    if (this.#forced.length === 0) discourageRepeats(logits, offset, this.ids, this.#options);
    const random = randomAt(this.#options.seed, this.index, this.ids.length, this.#attempt);
    const { id, logprob, share } = chooseToken(logits, offset, width, this.#options, random, this.#leftOut);
    this.shares.push(share);
    this.#leftOut = this.#leftOut?.child(id);
    if (this.#layout.endIds.includes(id)) {
      this.#endId = id;
      this.logprob += logprob;
      return { id, text: this.finish('stop') };
    }
    this.ids.push(id);
    this.#guard?.push(id);
    this.#passPrefix(id, logprob);
    const { text, stopped } = this.#filter.push(this.#told(this.#stream.push(id)));
    this.text += text;
    if (stopped) {
      this.finishReason = 'stop';
      return { id, text };
    }
    if (this.tokens >= this.#options.maxTokens) return { id, text: text + this.finish('length') };
    return { id, text };
  }

  /** Ends it; gives the text that was held back. Does nothing to a sequence that has ended. */
  finish(reason: FinishReason): string {
    if (this.finishReason !== undefined) return '';
    this.finishReason = reason;
    const { text, stopped } = this.#filter.push(this.#told(this.#stream.end()));
    const rest = stopped ? text : text + this.#filter.end();
    this.text += rest;
    return rest;
  }

  #told(text: string): string {
    const told = text.slice(this.#untold);
    this.#untold = Math.max(0, this.#untold - text.length);
    if (!this.#atFirstSpace || told === '') return told;
    this.#atFirstSpace = false;
    return told.replace(/^ /, '');
  }

  #passPrefix(id: number, logprob: number): void {
    const { length } = this.#tokenizer.bytesOf(id);
    if (this.#forced.length > 0 && length <= this.#forced.length) this.#prefixTokens++;
    else this.logprob += logprob;
    this.#forced = this.#forced.subarray(Math.min(length, this.#forced.length));
  }

  /**
   * What is neither text nor an end must not be written, and a model may have more rows than its tokenizer has entries. While
   * the prefix is unfinished, only tokens that go along with it may come; behind it, only such as leave Python in order.
   */
  #forbid(logits: Float32Array, offset: number, width: number): void {
    const vocab = this.#tokenizer.vocabSize;
    logits.fill(-Infinity, offset + vocab, offset + width);
    if (this.#forced.length === 0) {
      for (const id of silentIds(this.#layout, vocab)) logits[offset + id] = -Infinity;
      this.#guard?.forbid(logits, offset, width, this.#layout.endIds);
    } else
      for (let id = 0; id < vocab; id++)
        if (!this.#goesAlong(this.#tokenizer.bytesOf(id))) logits[offset + id] = -Infinity;
  }

  #goesAlong(bytes: Uint8Array): boolean {
    const shared = Math.min(bytes.length, this.#forced.length);
    for (let i = 0; i < shared; i++) if (bytes[i] !== this.#forced[i]) return false;
    return shared > 0;
  }
}

const SILENT = new WeakMap<Layout, readonly number[]>();

/** The ids that are neither text nor an end: looked up once for each layout, needed for every token. */
function silentIds(layout: Layout, vocab: number): readonly number[] {
  let ids = SILENT.get(layout);
  if (!ids) {
    ids = Array.from({ length: vocab }, (_, id) => id).filter(
      id => !layout.isText(id) && !layout.endIds.includes(id)
    );
    SILENT.set(layout, ids);
  }
  return ids;
}
