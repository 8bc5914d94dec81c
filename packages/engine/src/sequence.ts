// One candidate being written: its tokens, its text, and what ends it.
import { createTextStream, END_ID, SPECIAL_TOKENS, type TextStream, type Tokenizer } from '@jupyt5/codec';
import type { FinishReason, GenerationOptions } from './protocol.js';
import { randomAt } from './random.js';
import { chooseToken } from './sampling.js';
import { createStopFilter, type StopFilter } from './stop-strings.js';

export class Sequence {
  /** Tokens written so far, without the end token. */
  readonly ids: number[] = [];
  /** Everything written so far, without what may still become a stop string. */
  text = '';
  /** Sum over the written tokens and the end token. */
  logprob = 0;
  finishReason: FinishReason | undefined;
  readonly #options: GenerationOptions;
  readonly #vocabSize: number;
  readonly #stream: TextStream;
  readonly #filter: StopFilter;

  constructor(
    /** Which of the request's candidates. */
    readonly index: number,
    /** Opens the target: what the decoder reads first. */
    readonly startId: number,
    options: GenerationOptions,
    tokenizer: Tokenizer
  ) {
    this.#options = options;
    this.#vocabSize = tokenizer.vocabSize;
    this.#stream = createTextStream(tokenizer);
    this.#filter = createStopFilter(options.stop);
  }

  /** The token that the decoder reads next. */
  get last(): number {
    return this.ids.at(-1) ?? this.startId;
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
    this.logprob += logprob;
    if (id === END_ID) return { id, text: this.finish('stop') };
    this.ids.push(id);
    const { text, stopped } = this.#filter.push(this.#stream.push(id));
    this.text += text;
    if (stopped) {
      this.finishReason = 'stop';
      return { id, text };
    }
    if (this.ids.length >= this.#options.maxTokens) return { id, text: text + this.finish('length') };
    return { id, text };
  }

  /** Ends it; gives the text that was held back. Does nothing to a sequence that has ended. */
  finish(reason: FinishReason): string {
    if (this.finishReason !== undefined) return '';
    this.finishReason = reason;
    const { text, stopped } = this.#filter.push(this.#stream.end());
    const rest = stopped ? text : text + this.#filter.end();
    this.text += rest;
    return rest;
  }

  /** Special tokens are no text, and a model may have more rows than its tokenizer has entries. */
  #forbid(logits: Float32Array, offset: number, width: number): void {
    const end = logits[offset + END_ID] as number;
    logits.fill(-Infinity, offset, offset + SPECIAL_TOKENS.length);
    logits[offset + END_ID] = end;
    logits.fill(-Infinity, offset + this.#vocabSize, offset + width);
  }
}
