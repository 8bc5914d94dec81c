// What the routes share: the models, the running jobs by id, and whether the server is shutting down. Every endpoint, ours
// and the compatible ones, goes through `submit`, so that limits, cancel, metrics and the log are the same for all.
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, type InfillRequest, type InfillResponse, type MaskedDocument } from '@jupyt5/schemas';
import type { GenerationOptions } from '@jupyt5/engine';
import type { Config } from './config.js';
import { optionsOf } from './infill-request.js';
import type { CancelReason, Job } from './job.js';
import type { Metrics } from './metrics.js';
import type { ModelNews, ModelRegistry } from './model-registry.js';
import type { Tracing } from './tracing.js';
import { ServerError } from './server-error.js';

/** How an endpoint asks for an infill. */
export interface Submission {
  readonly document: MaskedDocument;
  readonly settings: Omit<InfillRequest, 'document' | 'notebook' | 'cellId' | 'cellIndex' | 'stream'>;
  readonly stream: boolean;
  readonly kind?: 'infill' | 'warm';
}

/** A job with the facts its answer needs. */
export interface Submitted {
  readonly job: Job;
  readonly model: string;
  readonly options: GenerationOptions;
}

export class Service {
  isDraining = false;
  /** By request id, until the job has ended. */
  #cancels = new Map<string, (reason: CancelReason) => void>();

  constructor(
    readonly config: Config,
    readonly models: ModelRegistry,
    readonly metrics: Metrics,
    readonly tracing?: Tracing
  ) {}

  /** Jobs that have not ended. */
  get runningJobs(): number {
    return this.#cancels.size;
  }

  /**
   * Admits a request; it is cancelled when the caller's connection closes before the answer is complete.
   * @throws ServerError `draining`, `unknownModel`, `invalidRequest`, and what the pool refuses with
   */
  submit(request: FastifyRequest, reply: FastifyReply, submission: Submission): Submitted {
    if (this.isDraining) throw new ServerError('draining', ERRORS.draining.meaning, { retryAfterMs: 5000 });
    const { document, settings, stream, kind = 'infill' } = submission;
    const { name: model, pool } = this.models.get(settings.model);
    const options = optionsOf(settings, pool);
    const job = pool.submit({
      id: request.id,
      caller: request.ip || 'socket', // a Unix socket has no address
      kind,
      document,
      options,
      timeoutMs: settings.timeoutMs ?? this.config.timeoutMs,
      buffered: !stream
    });
    this.tracing?.admitted(request, job);
    // Not `request.signal`, which fires at once or never for a request with a body; and `writableEnded`, not
    // `writableFinished`, tells a complete answer from a reset one.
    const cancel = (reason: CancelReason) => pool.cancel(job, reason);
    this.#cancels.set(job.id, cancel);
    reply.raw.once('close', () => {
      if (!reply.raw.writableEnded) cancel('disconnected');
    });
    if (reply.raw.destroyed) cancel('disconnected');
    return { job, model, options };
  }

  /** @throws ServerError `unknownRequest` */
  cancel(id: string, reason: CancelReason): void {
    const cancel = this.#cancels.get(id);
    if (!cancel) throw new ServerError('unknownRequest', ERRORS.unknownRequest.meaning);
    cancel(reason);
  }

  /** At the end of a drain: what still runs ends with what it has. */
  cancelAll(reason: CancelReason): void {
    for (const cancel of this.#cancels.values()) cancel(reason);
  }

  /** Counts and logs what happens in the pools. Ids and numbers only. */
  note(news: ModelNews, log: FastifyBaseLogger): void {
    this.metrics.note(news);
    if (news.type === 'ended') {
      const { job, model } = news;
      this.#cancels.delete(job.id);
      this.tracing?.ended(job, model);
      const now = performance.now();
      log.info(
        {
          reqId: job.id,
          model,
          kind: job.request.kind,
          outcome: job.outcome,
          n: job.request.options.n,
          outputTokens: job.outputTokens,
          queueMs: Math.round((job.dispatchedAt ?? now) - job.arrivedAt),
          firstTextMs: job.firstTextAt && Math.round(job.firstTextAt - job.arrivedAt),
          totalMs: Math.round(now - job.arrivedAt),
          replays: job.replays
        },
        'infill ended'
      );
    } else if (news.type !== 'lateReport' && news.type !== 'worked') {
      const { type, ...facts } = news;
      const isUsual = type === 'processReady' || (type === 'processGone' && news.reason === 'stopped');
      log[isUsual ? 'info' : 'warn'](facts, type);
    }
  }
}

/** Reads a job to its end. @throws ServerError with the job's error */
export async function collect({ job, model, options }: Submitted): Promise<InfillResponse> {
  let context: InfillResponse['context'] = { tokens: 0, cells: 0, cellsLeftOut: 0 };
  let texts: string[] = [];
  const candidates = new Map<number, InfillResponse['candidates'][number]>();
  for await (const event of job.events) {
    switch (event.type) {
      case 'start':
        context = event.context;
        texts = []; // a replay starts again
        candidates.clear();
        break;
      case 'text':
        texts[event.candidate] = (texts[event.candidate] ?? '') + event.text;
        break;
      case 'candidate': {
        const { type: _type, ...facts } = event;
        candidates.set(event.index, { ...facts, text: texts[event.index] ?? '' });
        break;
      }
      case 'error':
        throw new ServerError(event.code, event.message);
      case 'done': {
        const { usage, timings, ranking } = event;
        const inOrder = [...candidates.values()].sort((a, b) => a.index - b.index);
        return {
          id: job.id,
          model,
          candidates: inOrder,
          ranking,
          usage,
          timings,
          seed: options.seed,
          context
        };
      }
    }
  }
  throw new ServerError('internal', ERRORS.internal.meaning);
}
