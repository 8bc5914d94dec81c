// One request on its way: waiting, encoding, decoding, ended. It says what happened to it through its sink, in protocol order.
import type { Window } from '@jupyt5/codec';
import type { MaskedDocument } from '@jupyt5/schemas';
import { createAfterFilter } from './after-repeat.js';
import { createBlockFilter } from './block-end.js';
import { Candidates } from './candidates.js';
import type { CrossStates } from './encoder.js';
import type { LookupText } from './lookup.js';
import type { EngineReport, FinishReason, GenerationOptions } from './protocol.js';
import { rankCandidates } from './ranking.js';
import { aroundMask, findSeam } from './seam.js';
import { Sequence, type Language } from './sequence.js';
import { createStopFilter } from './stop-strings.js';
import { readSource, SOURCE_START, SyntaxGuard } from './syntax-guard.js';
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
  /** Sequences that are not yet in a lane, in order. */
  waiting: readonly Sequence[];
  /** What is encoded: the request's document without an unfinished line (seam.ts). */
  readonly document: MaskedDocument;
  /** What a single candidate can copy from. */
  lookupText: LookupText | undefined;
  hasEnded = false;
  isCancelled = false;
  #firstTokenAt: number | undefined;
  readonly #candidates: Candidates;

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
    const { id } = request;
    this.#candidates = new Candidates(
      options.n,
      (options.distinct ?? true) && options.temperature > 0,
      (index, draw) =>
        new Sequence(
          index,
          options,
          language,
          prefix,
          filtersOf(request),
          draw,
          guardOf(request, language, prefix)
        ),
      {
        text: (candidate, text) => sink({ type: 'text', id, candidate, text }),
        finished: ({ index, tokens, logprob }, finishReason, redraws, duplicateOf) =>
          sink({
            type: 'candidate',
            id,
            index,
            finishReason,
            tokens,
            logprob,
            ...(redraws > 0 ? { redraws } : {}),
            ...(duplicateOf === undefined ? {} : { duplicateOf })
          })
      }
    );
    this.waiting = this.sequences;
  }

  /** The candidates, in the order of their indexes. */
  get sequences(): readonly Sequence[] {
    return this.#candidates.sequences;
  }

  get deadline(): number {
    return this.receivedAt + this.request.timeoutMs;
  }

  start(): void {
    if (this.input) this.sink({ type: 'start', id: this.request.id, context: this.input.context });
  }

  say(sequence: Sequence, text: string, now: number): void {
    this.#firstTokenAt ??= now;
    this.#candidates.say(sequence, text);
  }

  /** Once every candidate has ended: puts those that repeat another into `waiting` to be written anew. False: there are none. */
  drawAgain(): boolean {
    this.waiting = this.#candidates.nextRound();
    return this.waiting.length > 0;
  }

  /** Ends every candidate that is still being written; what they have so far stands. */
  finishAll(reason: FinishReason, now: number): void {
    if (!this.states) this.start();
    this.#candidates.finishAll(reason);
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
      ranking: rankCandidates(
        this.sequences,
        document,
        wantsPython(document, options),
        this.#candidates.duplicates
      )
    });
  }

  fail(code: string, message: string): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.sink({ type: 'error', id: this.request.id, code, message });
  }
}

/** Stop strings are looked for in all that is written; then what is beyond the block, or repeats what follows, is cut off. */
function filtersOf({ document, options }: InfillJob): TextFilter[] {
  const [before, after] = aroundMask(document);
  return [
    createStopFilter(options.stop),
    ...(wantsPython(document, options) ? [createBlockFilter(before, after)] : []),
    createAfterFilter(before, after)
  ];
}

/** Whether the text is to be kept and ranked as Python. */
function wantsPython({ language }: MaskedDocument, { validPython }: GenerationOptions): boolean {
  return validPython && language === 'python';
}

/** @param prefix the end of `before` that is written again, and so read by the guard as it is written */
function guardOf(
  { document, options }: InfillJob,
  { tokenizer }: Language,
  prefix: string
): SyntaxGuard | undefined {
  if (!wantsPython(document, options)) return undefined;
  const [before, after] = aroundMask(document);
  const state = readSource(SOURCE_START, before.slice(0, before.length - prefix.length));
  return new SyntaxGuard(tokenizer, state, after.trim() !== '');
}
