// One admitted request on its way through queue and engine process. State lives here and in the pool; events go out one way.
import { createHash } from 'node:crypto';
import type { EngineReport, FinishReason, GenerationOptions } from '@jupyt5/engine';
import type { Context, ErrorCode, MaskedDocument, Timings, Usage } from '@jupyt5/schemas';
import { EventQueue } from './event-queue.js';

/** What a job tells: `start`, then `text` and `candidate`, then exactly one `done` or `error`. */
export type JobEvent =
  | { readonly type: 'start'; readonly context: Context }
  | { readonly type: 'text'; readonly candidate: number; readonly text: string }
  | {
      readonly type: 'candidate';
      readonly index: number;
      readonly finishReason: FinishReason;
      readonly tokens: number;
      readonly logprob: number;
      readonly redraws?: number;
      readonly duplicateOf?: number;
    }
  | {
      readonly type: 'done';
      readonly usage: Usage;
      readonly timings: Timings;
      readonly ranking: readonly number[];
    }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly message: string };

/** Why a job is taken back. All but `disconnected` still have a reader. */
export type CancelReason = 'cancelled' | 'disconnected' | 'timeout' | 'slowReader' | 'draining';

/** What to run, checked and with defaults filled in. */
export interface JobRequest {
  readonly id: string;
  /** Whose share it counts against. */
  readonly caller: string;
  /** `warm` fills the encoder cache and writes nothing. */
  readonly kind: 'infill' | 'warm';
  readonly document: MaskedDocument;
  readonly options: GenerationOptions;
  /** From now; milliseconds. */
  readonly timeoutMs: number;
  /** The reader shows nothing before the end, so that a replay is invisible to it even after the first text. */
  readonly buffered: boolean;
}

export class Job {
  readonly events = new EventQueue<JobEvent>();
  readonly arrivedAt = performance.now();
  readonly deadlineAt: number;
  state: 'queued' | 'active' | 'ended' = 'queued';
  dispatchedAt: number | undefined;
  firstTextAt: number | undefined;
  #hasStarted = false;
  #hasOutput = false;
  cancelReason: CancelReason | undefined;
  /** How it ended: `done`, a cancel reason, or an error code; for metrics and the log. */
  outcome: string | undefined;
  outputTokens = 0;
  /** Of the engine that finished it; times counted from `arrivedAt`. */
  usage: Usage | undefined;
  timings: Timings | undefined;
  replays = 0;
  /** Was in a process when it died: runs alone from now on, so that the guilty one is known. */
  isSuspect = false;
  #hash: string | undefined;

  constructor(
    readonly request: JobRequest,
    /** Tokens that it may cost: of the window once, of every candidate. */
    readonly cost: number
  ) {
    this.deadlineAt = this.arrivedAt + request.timeoutMs;
  }

  get id(): string {
    return this.request.id;
  }

  /** Names the same work whatever its seed, to know a request that kills processes. */
  get hash(): string {
    const { document, options } = this.request;
    return (this.#hash ??= createHash('sha256')
      .update(JSON.stringify([document, { ...options, seed: 0 }]))
      .digest('base64'));
  }

  /** Ended by an error: neither finished nor taken back. */
  get hasFailed(): boolean {
    return this.outcome !== undefined && this.outcome !== 'done' && this.outcome !== this.cancelReason;
  }

  get mayReplay(): boolean {
    return this.replays === 0 && (this.request.buffered || !this.#hasOutput);
  }

  /** Ends with `done` although no model worked on it (any more): cancelled or out of time while it waited. */
  endUnserved(finishReason: 'timeout' | 'cancelled'): void {
    const ranking = Array.from(
      { length: this.request.kind === 'warm' ? 0 : this.request.options.n },
      (_, k) => k
    );
    const waitedMs = performance.now() - this.arrivedAt;
    if (!this.#hasStarted)
      this.events.push({ type: 'start', context: { tokens: 0, cells: 0, cellsLeftOut: 0 } });
    for (const index of ranking)
      this.events.push({ type: 'candidate', index, finishReason, tokens: 0, logprob: 0 });
    this.events.push({
      type: 'done',
      usage: { inputTokens: 0, outputTokens: 0, cached: false },
      timings: { queueMs: waitedMs, encodeMs: 0, firstTokenMs: 0, totalMs: waitedMs },
      ranking
    });
  }

  /** The engine's report as an event, with the times counted from the request's arrival. */
  accept(report: Extract<EngineReport, { id: string }>): void {
    const { id: _id, ...event } = report;
    switch (event.type) {
      case 'start':
        // A replay starts again: a reader that shows nothing before the end forgets what it had, others saw only `start`.
        if (this.request.buffered || !this.#hasStarted) this.events.push(event);
        this.#hasStarted = true;
        return;
      case 'text':
        this.firstTextAt ??= performance.now();
        this.#hasOutput = true;
        return this.events.push(event);
      case 'candidate':
        this.#hasOutput = true;
        return this.events.push(event);
      case 'done': {
        const queueMs = (this.dispatchedAt ?? this.arrivedAt) - this.arrivedAt;
        this.outputTokens = event.usage.outputTokens;
        this.usage = event.usage;
        this.timings = {
          queueMs: queueMs + event.timings.queueMs,
          encodeMs: event.timings.encodeMs,
          firstTokenMs: queueMs + event.timings.firstTokenMs,
          totalMs: performance.now() - this.arrivedAt
        };
        return this.events.push({ ...event, timings: this.timings });
      }
      case 'error':
        return; // the pool decides what the caller is told
    }
  }
}

/** Characters per token, low enough that the estimate is rather too high; BPE on code has about 3.5. */
const CHARACTERS_PER_TOKEN = 3;

/** Tokens that a request may cost at most. */
export function costOf(request: JobRequest, contextTokens: number): number {
  let characters = 0;
  for (const cell of request.document.cells)
    characters +=
      'masked' in cell
        ? cell.before.length + cell.after.length
        : cell.source.length + ('output' in cell ? (cell.output?.length ?? 0) : 0);
  const window = Math.min(contextTokens, Math.ceil(characters / CHARACTERS_PER_TOKEN));
  return window + (request.kind === 'warm' ? 0 : request.options.n * request.options.maxTokens);
}
