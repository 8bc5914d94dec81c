// One request on its way: waiting, encoding, decoding, ended. It says what happened to it through its sink, in protocol order.
import type { Window } from '@jupyt5/codec';
import type { MaskedDocument } from '@jupyt5/schemas';
import { createAfterFilter } from './after-repeat.js';
import { createBlockFilter } from './block-end.js';
import type { CrossStates } from './encoder.js';
import type { LookupText } from './lookup.js';
import type { EngineReport, FinishReason, GenerationOptions } from './protocol.js';
import { rankCandidates } from './ranking.js';
import { findSeam } from './seam.js';
import { Sequence, type Language } from './sequence.js';
import { createStopFilter } from './stop-strings.js';
import type { TextFilter } from './text-filter.js';

export interface InfillJob {
  readonly id: string;
  readonly document: MaskedDocument;
  readonly options: GenerationOptions;
  /** From receipt. */
  readonly timeoutMs: number;
}

export interface JobInput {
  readonly inputIds: Int32Array;
  readonly key: string;
  readonly context: Window['context'];
}

export class Job {
  input: JobInput | undefined;
  states: CrossStates | undefined;
  /** Whether the encoder's states came from the cache. */
  cached = false;
  encodeStartedAt: number | undefined;
  encodedAt: number | undefined;
  readonly sequences: readonly Sequence[];
  /** What is encoded: the request's document without an unfinished line (seam.ts). */
  readonly document: MaskedDocument;
  /** Index of the next candidate that is not yet in a lane. */
  next = 0;
  /** What a single candidate can copy from. */
  lookupText: LookupText | undefined;
  hasEnded = false;
  isCancelled = false;
  #firstTokenAt: number | undefined;

  constructor(
    readonly request: InfillJob,
    readonly receivedAt: number,
    language: Language,
    private readonly sink: (report: EngineReport) => void
  ) {
    const { options } = request;
    // A vocabulary of pieces cannot spell every prefix; T5 has learnt to go on inside a line.
    const { document, prefix } = language.layout.firstSpace
      ? { document: request.document, prefix: '' }
      : findSeam(request.document);
    this.document = document;
    this.sequences = Array.from(
      { length: options.n },
      (_, index) => new Sequence(index, options, language, prefix, filtersOf(request))
    );
  }

  get deadline(): number {
    return this.receivedAt + this.request.timeoutMs;
  }

  start(): void {
    if (this.input) this.sink({ type: 'start', id: this.request.id, context: this.input.context });
  }

  say(sequence: Sequence, text: string, now: number): void {
    this.#firstTokenAt ??= now;
    if (text !== '') this.sink({ type: 'text', id: this.request.id, candidate: sequence.index, text });
    if (sequence.finishReason !== undefined) this.#sayFinished(sequence, sequence.finishReason);
  }

  /** Ends every candidate that is still being written; what they have so far stands. */
  finishAll(reason: FinishReason, now: number): void {
    if (!this.states) this.start();
    for (const sequence of this.sequences) {
      if (sequence.finishReason !== undefined) continue;
      const rest = sequence.finish(reason);
      if (rest !== '')
        this.sink({ type: 'text', id: this.request.id, candidate: sequence.index, text: rest });
      this.#sayFinished(sequence, reason);
    }
    this.finish(now);
  }

  /** Says `done`; every candidate has ended. */
  finish(now: number): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    const { id, document, options } = this.request;
    const encodeStart = this.encodeStartedAt ?? now;
    this.sink({
      type: 'done',
      id,
      usage: {
        inputTokens: this.input?.inputIds.length ?? 0,
        outputTokens: this.sequences.reduce((sum, sequence) => sum + sequence.tokens, 0),
        cached: this.cached
      },
      timings: {
        queueMs: encodeStart - this.receivedAt,
        encodeMs: (this.encodedAt ?? now) - encodeStart,
        firstTokenMs: (this.#firstTokenAt ?? now) - this.receivedAt,
        totalMs: now - this.receivedAt
      },
      ranking: rankCandidates(this.sequences, document, options.validPython)
    });
  }

  fail(code: string, message: string): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.sink({ type: 'error', id: this.request.id, code, message });
  }

  #sayFinished(sequence: Sequence, finishReason: FinishReason): void {
    const { index, tokens, logprob } = sequence;
    this.sink({ type: 'candidate', id: this.request.id, index, finishReason, tokens, logprob });
  }
}

/** Stop strings are looked for in all that is written; then what is beyond the block, or repeats what follows, is cut off. */
function filtersOf({ document, options }: InfillJob): TextFilter[] {
  const masked = document.cells.find(cell => 'masked' in cell);
  const [before, after] = masked && 'masked' in masked ? [masked.before ?? '', masked.after ?? ''] : ['', ''];
  return [
    createStopFilter(options.stop),
    ...(options.validPython ? [createBlockFilter(before, after)] : []),
    createAfterFilter(before, after)
  ];
}
