// Decides what runs next: one native call at a time, an encoder chunk of a new document or a decoder step of a lane.
// Between two calls requests join, leave, are cancelled or run out of time.
import type { MaskedDocument } from '@jupyt5/schemas';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EncoderCache, inputKey, type CrossStates } from './encoder.js';
import { EngineError } from './errors.js';
import { Job, type InfillJob, type JobInput } from './job.js';
import type { DecoderLane, Group, Row } from './decoder-lane.js';
import { LookupPolicy, LookupText } from './lookup.js';

import type { EngineReport, EngineStats } from './protocol.js';
import { createLane, encodeChunks, type AnyModel } from './runtime.js';
import type { Sequence } from './sequence.js';

export interface EngineOptions {
  /** Most memory that encoder states kept for repeated documents take. Default: 256 MiB. */
  readonly encoderCacheBytes?: number;
  /** Most sequences in one native call. Default: 32. */
  readonly maxRows?: number;
  /** Lanes in parallel, of each kind: sequences beyond `maxRows * maxLanes` wait. Default: 4. */
  readonly maxLanes?: number;
  /** Guess tokens from the notebook and check several in one step; output is the same without. Default: true. */
  readonly lookup?: boolean;
  /** Milliseconds of a clock that never goes back. Default: performance.now. */
  readonly now?: () => number;
}

export type Sink = (report: EngineReport) => void;

interface Writer {
  readonly job: Job;
  readonly sequence: Sequence;
}

/** Tokens that may come next, and how many of them are fed. */
interface Guess {
  readonly ids: readonly number[];
  readonly matched: number;
  readonly count: number;
}

interface Encoding {
  readonly chunks: AsyncGenerator<void, CrossStates>;
  /** Jobs that wait for this document; the first of them started it. */
  readonly jobs: Job[];
}

export class Engine {
  readonly model: AnyModel;
  readonly cache: EncoderCache;
  /** What guessing has achieved so far. */
  readonly lookup = new LookupPolicy();
  #options: Required<EngineOptions>;
  #jobs = new Map<string, Job>();
  /** Documents to encode, oldest first, by content. */
  #encodings = new Map<string, Encoding>();
  /** Encoded jobs with candidates that have no place yet, oldest first. */
  #ready: Job[] = [];
  #lanes: DecoderLane<Writer>[] = [];
  /** Decoding time that running sequences are owed for the last encoder chunk. Milliseconds. */
  #owedMs = 0;
  #running: Promise<void> | undefined;
  #steps = 0;
  #generatedTokens = 0;

  constructor(model: AnyModel, options: EngineOptions = {}) {
    this.model = model;
    this.#options = {
      encoderCacheBytes: options.encoderCacheBytes ?? 256 * 2 ** 20,
      maxRows: options.maxRows ?? 32,
      maxLanes: options.maxLanes ?? 4,
      lookup: (options.lookup ?? true) && model.kind === 'fast',
      now: options.now ?? (() => performance.now())
    };
    this.cache = new EncoderCache(this.#options.encoderCacheBytes);
  }

  /** Writes the candidates of one request; everything about it goes to `sink`, ending with one `done` or `error`. */
  infill(request: InfillJob, sink: Sink): void {
    const { n, maxTokens } = request.options;
    const limit = this.model.manifest.maxTokens;
    const job = new Job(
      { ...request, options: { ...request.options, maxTokens: Math.min(maxTokens, limit) } },
      this.#options.now(),
      this.model,
      sink
    );
    if (!(n >= 1) || !(maxTokens >= 1)) {
      job.fail('invalidRequest', `n and maxTokens must be at least 1, got ${n} and ${maxTokens}`);
      return;
    }
    void this.#prepare(job);
  }

  /** Encodes a document ahead of a request for it. */
  warm(id: string, document: MaskedDocument, sink: Sink): void {
    const options = {
      n: 0,
      maxTokens: 1,
      temperature: 0,
      topP: 1,
      topK: 0,
      minP: 0,
      seed: 0,
      stop: [],
      validPython: false
    };
    void this.#prepare(
      new Job({ id, document, options, timeoutMs: 60_000 }, this.#options.now(), this.model, sink)
    );
  }

  /** Ends a request as `cancelled` before the next native call. An id that is unknown, or has ended, is ignored. */
  cancel(id: string): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    // Only the loop changes lanes: a native call may be about to read them.
    job.isCancelled = true;
    this.#wake();
  }

  stats(): EngineStats {
    const rows = this.#lanes.flatMap(lane => lane.rows).filter(row => row.owner !== undefined);
    const active = new Set(rows.map(row => row.owner?.job)).size;
    return {
      active,
      queued: this.#jobs.size - active,
      steps: this.#steps,
      generatedTokens: this.#generatedTokens,
      encoderCacheHits: this.cache.hits,
      encoderCacheMisses: this.cache.misses,
      lookupProposed: this.lookup.proposed,
      lookupAccepted: this.lookup.accepted,
      rssBytes: process.memoryUsage.rss()
    };
  }

  /** Resolves when nothing is running. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Ends what is running as cancelled and frees the model. */
  async close(): Promise<void> {
    for (const id of this.#jobs.keys()) this.cancel(id);
    await this.idle();
    await this.model.release();
  }

  async #prepare(job: Job): Promise<void> {
    const { id } = job.request;
    if (this.#jobs.has(id)) {
      job.fail('invalidRequest', `a request with the id ${id} is already running`);
      return;
    }
    this.#jobs.set(id, job);
    try {
      const { layout, manifest } = this.model;
      const window = await layout.encode(job.document, manifest.contextTokens);
      job.input = { inputIds: window.inputIds, key: inputKey(window.inputIds), context: window.context };
    } catch (error) {
      this.#end(job, () => job.fail(codeOf(error), messageOf(error)));
      return;
    }
    if (job.hasEnded) return; // cancelled or out of time meanwhile
    const states = this.cache.get(job.input.key);
    if (states) {
      job.cached = true;
      job.encodeStartedAt = this.#options.now();
      this.#encoded(job, states);
    } else this.#enqueue(job, job.input.key, job.input.inputIds);
    this.#wake();
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  #enqueue(job: Job, key: string, inputIds: Int32Array): void {
    const encoding = this.#encodings.get(key);
    if (encoding) encoding.jobs.push(job);
    else this.#encodings.set(key, { chunks: encodeChunks(this.model, inputIds), jobs: [job] });
  }

  #encoded(job: Job, states: CrossStates): void {
    job.states = states;
    job.encodedAt = this.#options.now();
    job.start();
    if (job.waiting.length === 0) this.#end(job, () => job.finish(this.#options.now()));
    else this.#ready.push(job);
  }

  async #run(): Promise<void> {
    while (this.#jobs.size > 0) {
      this.#expire();
      this.#admit();
      const busy = this.#lanes.filter(lane => lane.rows.length > 0);
      if (this.#encodings.size === 0 && busy.length === 0) return; // the rest is being tokenised and will start a new run
      if (this.#encodings.size > 0 && (this.#owedMs <= 0 || busy.length === 0)) await this.#encodeChunk();
      const from = this.#options.now();
      for (const lane of busy) await this.#step(lane);
      this.#owedMs -= this.#options.now() - from;
      await nextTurn(); // messages and timers get their turn
    }
  }

  #expire(): void {
    const now = this.#options.now();
    for (const job of [...this.#jobs.values()])
      if (job.isCancelled) this.#end(job, () => job.finishAll('cancelled', now));
      else if (now >= job.deadline) this.#end(job, () => job.finishAll('timeout', now));
  }

  /** Gives waiting candidates a place, oldest request first. */
  #admit(): void {
    while (this.#ready.length > 0) {
      const job = this.#ready[0] as Job;
      while (job.waiting.length > 0 && this.#place(job)) job.waiting = job.waiting.slice(1);
      if (job.waiting.length > 0) return;
      this.#ready.shift();
    }
  }

  #place(job: Job): boolean {
    const sequence = job.waiting[0] as Sequence;
    const groupIn = (lane: DecoderLane<Writer>): Group | undefined =>
      lane.rows.find(row => row.owner?.job === job)?.group;
    const several = job.request.options.n > 1;
    const alike = this.#lanes.filter(other => other.several === several);
    let lane = alike.find(other => other.hasRoom(groupIn(other)));
    if (!lane && alike.length < this.#options.maxLanes) {
      lane = createLane<Writer>(this.model, several, this.#options.maxRows);
      this.#lanes.push(lane);
    }
    if (!lane) return false;
    const group = groupIn(lane) ?? { cross: job.states as CrossStates };
    lane.add(group, [{ job, sequence }]);
    return true;
  }

  /** One native call for the oldest document. */
  async #encodeChunk(): Promise<void> {
    const [key, encoding] = this.#encodings.entries().next().value as [string, Encoding];
    const from = this.#options.now();
    for (const job of encoding.jobs) job.encodeStartedAt ??= from;
    try {
      const { done, value } = await encoding.chunks.next();
      if (done) {
        this.#encodings.delete(key);
        this.cache.put(key, value);
        for (const job of encoding.jobs) if (!job.hasEnded) this.#encoded(job, value);
      }
    } catch (error) {
      this.#encodings.delete(key);
      for (const job of encoding.jobs) this.#end(job, () => job.fail('internal', messageOf(error)));
    }
    // The longer the queue, the sooner its documents join: a fuller call writes more tokens for the same work.
    this.#owedMs = (this.#options.now() - from) / Math.max(1, this.#encodings.size);
  }

  async #step(lane: DecoderLane<Writer>): Promise<void> {
    const rows = lane.rows.filter(row => row.owner !== undefined);
    if (rows.length === 0) return;
    // Guesses are for a sequence that is alone in its call: among others the weights are read for all of them anyway.
    const alone = rows.length === 1 && !lane.several ? rows[0]?.owner : undefined;
    const draft = alone && this.#options.lookup ? this.#guess(alone) : undefined;
    const width = 1 + (draft?.count ?? 0);
    let logits: Float32Array;
    try {
      logits = await lane.step(
        width,
        (row, k) => (k === 0 ? row.owner?.sequence.last : draft?.ids[k - 1]) ?? 0
      );
    } catch (error) {
      for (const job of new Set(rows.map(row => row.owner?.job)))
        if (job) this.#end(job, () => job.fail('internal', messageOf(error)));
      return;
    }
    this.#steps++;
    const now = this.#options.now();
    // A copy: rows that end leave the lane, and the logits are in the order of before.
    [...lane.rows].forEach((row, i) => {
      const { owner } = row;
      if (!owner) return;
      try {
        this.#take(lane, row, owner, logits, i * width, draft, now);
      } catch (error) {
        this.#end(owner.job, () => owner.job.fail('internal', messageOf(error)));
      }
    });
  }

  #guess({ job, sequence }: Writer): Guess | undefined {
    job.lookupText ??= new LookupText((job.input as JobInput).inputIds, this.model.layout);
    const { ids, matched } = job.lookupText.find();
    const left = job.request.options.maxTokens - sequence.tokens - 1;
    const available = Math.min(ids.length, left);
    return available < 1 ? undefined : { ids, matched, count: this.lookup.worthwhile(matched, available) };
  }

  /** Takes in what the model chose at every fed token, up to the first guess that it did not choose. */
  #take(
    lane: DecoderLane<Writer>,
    row: Row<Writer>,
    { job, sequence }: Writer,
    logits: Float32Array,
    firstRow: number,
    draft: Guess | undefined,
    now: number
  ): void {
    const vocab = this.model.manifest.config.vocab_size;
    const guesses = draft?.ids ?? [];
    let said = '';
    let right = 0;
    for (let k = 0; k <= (draft?.count ?? 0) && sequence.finishReason === undefined; k++) {
      row.length++;
      const { id, text } = sequence.advance(logits, (firstRow + k) * vocab, vocab);
      job.lookupText?.push(id);
      this.#generatedTokens++;
      said += text;
      if (id !== guesses[k]) break;
      right++;
    }
    if (draft) this.lookup.learn(draft.matched, draft.count, right);
    job.say(sequence, said, now);
    if (sequence.finishReason === undefined) return;
    lane.remove(row);
    if (job.sequences.some(other => other.finishReason === undefined)) return;
    if (job.drawAgain()) this.#ready.push(job);
    else this.#end(job, () => job.finish(now));
  }

  /** The one place where a request leaves: its rows, its places in the queues, its last word. */
  #end(job: Job, lastWord: () => void): void {
    if (!this.#jobs.delete(job.request.id) && job.hasEnded) return;
    this.#ready = this.#ready.filter(other => other !== job);
    for (const [key, encoding] of this.#encodings) {
      const at = encoding.jobs.indexOf(job);
      if (at >= 0) encoding.jobs.splice(at, 1);
      if (encoding.jobs.length > 0) continue;
      this.#encodings.delete(key);
      void encoding.chunks.return(undefined as never); // nobody reads what an abandoned pass would give
    }
    for (const lane of this.#lanes)
      for (const row of [...lane.rows]) if (row.owner?.job === job) lane.remove(row);
    lastWord();
  }
}

/** Codes of the codec's and our own errors pass; everything else is ours to answer for. */
function codeOf(error: unknown): string {
  if (error instanceof EngineError) return error.code;
  const code =
    error instanceof Error && error.name === 'CodecError' ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : 'internal';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
