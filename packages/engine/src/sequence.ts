// One candidate being written: its tokens, its text, and what ends it.
import { createTextStream, END_ID, SPECIAL_TOKENS, type TextStream, type Tokenizer } from '@jupyt5/codec';
import type { FinishReason, GenerationOptions } from './protocol.js';
import { randomAt } from './random.js';
import { chooseToken } from './sampling.js';
import { createStopFilter, type StopFilter } from './stop-strings.js';

export class Sequence {
  /** Tokens chosen so far, without the end token. */
  readonly ids: number[] = [];
  /** Everything written so far, without what may still become a stop string. */
  text = '';
  /** Sum over the written tokens and the end token. */
  logprob = 0;
  finishReason: FinishReason | undefined;
  readonly #options: GenerationOptions;
  readonly #tokenizer: Tokenizer;
  readonly #stream: TextStream;
  readonly #filter: StopFilter;
  /** Bytes that must still come before anything is free. */
  #forced: Uint8Array;
  /** Characters of the decoded text that are not told: the prefix, which the caller has. */
  #untold: number;
  /** Tokens that lie wholly in the prefix. */
  #prefixTokens = 0;

  constructor(
    /** Which of the request's candidates. */
    readonly index: number,
    /** Opens the target: what the decoder reads first. */
    readonly startId: number,
    options: GenerationOptions,
    tokenizer: Tokenizer,
    /** What the text must begin with; not a part of `text` (seam.ts). */
    prefix = ''
  ) {
    this.#options = options;
    this.#tokenizer = tokenizer;
    this.#stream = createTextStream(tokenizer);
    this.#filter = createStopFilter(options.stop);
    this.#forced = new TextEncoder().encode(prefix);
    this.#untold = prefix.length;
  }

  /** The token that the decoder reads next. */
  get last(): number {
    return this.ids.at(-1) ?? this.startId;
  }

  /** Tokens written, without the end token and those of the prefix. */
  get tokens(): number {
    return this.ids.length - this.#prefixTokens;
  }

  /**
   * Chooses the next token from logits[offset .. offset + width) and takes it in.
   * @returns the id, and the text that is now certain ('' while a character or a stop string may be unfinished)
   */
  advance(
    logits: Float32Array,
    offset: number,
    width: number
  ): { readonly id: number; readonly text: string } {
    this.#forbid(logits, offset, width);
    const random = randomAt(this.#options.seed, this.index, this.ids.length);
    const { id, logprob } = chooseToken(logits, offset, width, this.#options, random);
    if (id === END_ID) {
      this.logprob += logprob;
      return { id, text: this.finish('stop') };
    }
    this.ids.push(id);
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
    return told;
  }

  #passPrefix(id: number, logprob: number): void {
    const { length } = this.#tokenizer.bytesOf(id);
    if (this.#forced.length > 0 && length <= this.#forced.length) this.#prefixTokens++;
    else this.logprob += logprob;
    this.#forced = this.#forced.subarray(Math.min(length, this.#forced.length));
  }

  /**
   * Special tokens are no text, and a model may have more rows than its tokenizer has entries. While the prefix is unfinished,
   * only tokens that go along with it may come.
   */
  #forbid(logits: Float32Array, offset: number, width: number): void {
    const end = logits[offset + END_ID] as number;
    const [first, vocab] = [SPECIAL_TOKENS.length, this.#tokenizer.vocabSize];
    logits.fill(-Infinity, offset, offset + first);
    logits.fill(-Infinity, offset + vocab, offset + width);
    if (this.#forced.length === 0) logits[offset + END_ID] = end;
    else
      for (let id = first; id < vocab; id++)
        if (!this.#goesAlong(this.#tokenizer.bytesOf(id))) logits[offset + id] = -Infinity;
  }

  #goesAlong(bytes: Uint8Array): boolean {
    const shared = Math.min(bytes.length, this.#forced.length);
    for (let i = 0; i < shared; i++) if (bytes[i] !== this.#forced[i]) return false;
    return shared > 0;
  }
}
