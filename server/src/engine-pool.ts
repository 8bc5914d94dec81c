// Step 4 of a request's way: the engine processes of one model, and the line of jobs before them. Everything that a job holds
// (a place in the line, a slot, a count) is derived from the collections here, and leaves them in one place: `#end`.
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineReport, LoadedModel } from '@jupyt5/engine';
import { ERRORS, isErrorCode, type ErrorCode } from '@jupyt5/schemas';
import { DrainRate } from './drain-rate.js';
import { EngineProcess, LoadError, type EngineLaunch } from './engine-process.js';
import { COUNTED, type CountedWork } from './engine-report.js';
import { costOf, Job, type CancelReason, type JobRequest } from './job.js';
import { Quarantine } from './quarantine.js';
import { ServerError } from './server-error.js';
import { WaitingLine } from './waiting-line.js';

/** Everything in milliseconds, tokens or counts, as the names say. */
export interface PoolOptions {
  readonly modelFolder: string;
  readonly launch: EngineLaunch;
  readonly processes: number;
  readonly threads: number;
  readonly executionProvider: string;
  /** The first process tries providers anew, whatever is remembered. Default: false. */
  readonly probeAgain?: boolean;
  readonly precision?: string | undefined;
  /** Candidates that one process decodes at the same time. */
  readonly batch: number;
  readonly maxQueue: number;
  readonly maxQueueTokens: number;
  /** Waiting and running requests of one caller. */
  readonly maxPerCaller: number;
  readonly stallMs: number;
  readonly loadMs: number;
  /** First wait before a dead process is replaced; doubles up to a hundred times that. */
  readonly respawnMs: number;
}

/** What happens in a pool that is worth counting or logging. Never anything of a document. */
export type PoolNews =
  | {
      readonly type: 'processReady';
      readonly enginePid: number | undefined;
      readonly ms: number;
      /** What was chosen, and why the others were not: one line. */
      readonly executionProvider: string;
      /** Of the engine process up to here. */
      readonly peakRssBytes: number | undefined;
    }
  | {
      readonly type: 'processGone';
      readonly enginePid: number | undefined;
      readonly reason: string;
      readonly jobs: number;
    }
  | { readonly type: 'loadFailed'; readonly code: string; readonly message: string }
  | { readonly type: 'replayed'; readonly id: string }
  | { readonly type: 'quarantined'; readonly id: string }
  | { readonly type: 'lateReport' }
  /** What a process has done since it last said so. */
  | { readonly type: 'worked'; readonly work: CountedWork }
  | { readonly type: 'ended'; readonly job: Job };

interface Seat {
  readonly process: EngineProcess;
  readonly jobs: Map<string, Job>;
  isReady: boolean;
  /** Canary decodes under way, by id. */
  readonly canaries: Map<string, (isGood: boolean) => void>;
  /** The part of its numbers that was reported. */
  counted: CountedWork;
}

/** A cancelled or overdue job that the engine does not end within this makes its process be killed. */
const OVERDUE_MS = 10_000;
/** The engine ends a request at its deadline by itself; so much later it is told to. */
const DEADLINE_GRACE_MS = 1000;
/** So many failed starts in a row, and requests are refused instead of waiting. */
const BREAKER_FAILURES = 4;
const STOP_GRACE_MS = 2000;
const NO_WORK = Object.fromEntries(COUNTED.map(name => [name, 0])) as Record<
  (typeof COUNTED)[number],
  number
>; // every name is there

/** The provider in use, and why each of the others is not. */
export const describeProvider = ({ executionProvider, otherProviders, probe }: LoadedModel): string =>
  [
    `${executionProvider} in use`,
    ...otherProviders.map(({ name, reason }) => `${name} not: ${reason}`),
    ...(probe?.isRemembered ? [`remembered from ${probe.at}, --probe-again tries anew`] : [])
  ].join('; ');

export const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

export class EnginePool {
  readonly options: PoolOptions;
  readonly line = new WaitingLine();
  readonly drainRate = new DrainRate();
  readonly quarantine = new Quarantine();
  /** Facts of the model, once a process has loaded it. */
  model: LoadedModel | undefined;
  loadedAt: Date | undefined;
  lastGoodDecodeAt = 0;
  lastCanaryMs: number | undefined;
  #seats = new Set<Seat>();
  #alarms = new Map<Job, NodeJS.Timeout>();
  #probe: Promise<boolean> | undefined;
  #failures = 0;
  #loading = 0;
  #isStopping = false;
  #isBusy = false;
  #canaryCount = 0;
  #stop = new AbortController();
  #report: (news: PoolNews) => void;

  constructor(options: PoolOptions, report: (news: PoolNews) => void) {
    this.options = options;
    this.#report = report;
  }

  /** Starts all processes; resolves when the first is warm. @throws LoadError when the model cannot be used. */
  async start(): Promise<LoadedModel> {
    const seats = Array.from({ length: this.options.processes }, () => this.#spawn());
    seats.slice(1).forEach(seat => seat.catch(() => undefined)); // each one that fails is replaced by itself
    return seats[0] as Promise<LoadedModel>; // `processes` is at least 1
  }

  /** Jobs in processes now. */
  get activeJobs(): readonly Job[] {
    return [...this.#seats].flatMap(seat => [...seat.jobs.values()]);
  }
  get readyProcesses(): number {
    return [...this.#seats].filter(seat => seat.isReady).length;
  }
  get pids(): readonly number[] {
    return [...this.#seats].flatMap(seat => seat.process.pid ?? []);
  }
  get stats() {
    return [...this.#seats].flatMap(seat => seat.process.stats ?? []);
  }
  /** `unavailable`: no process is alive or about to be. */
  get state(): 'loading' | 'ready' | 'unavailable' {
    if (this.readyProcesses > 0) return 'ready';
    return this.#failures >= BREAKER_FAILURES || (this.#loading === 0 && this.#failures === 0)
      ? 'unavailable'
      : 'loading';
  }

  /**
   * Admits a request, or refuses it.
   * @throws ServerError `notReady`, `quarantined`, `tooManyRequests`, `serverBusy`
   */
  submit(request: JobRequest): Job {
    const job = new Job(request, costOf(request, this.model?.contextTokens ?? 1024));
    this.#admit(job);
    this.line.add(job);
    this.#alarm(job, request.timeoutMs, () => {
      if (job.state === 'queued') this.cancel(job, 'timeout');
      else this.#alarm(job, DEADLINE_GRACE_MS, () => this.cancel(job, 'timeout'));
    });
    this.#pump();
    return job;
  }

  /** Takes a job back, wherever it is. Its slot is free when the engine says so: within one decode step. */
  cancel(job: Job, reason: CancelReason): void {
    if (job.state === 'ended') return;
    job.cancelReason ??= reason;
    const finishReason = reason === 'timeout' ? 'timeout' : 'cancelled';
    if (this.line.remove(job)) {
      job.endUnserved(finishReason);
      return this.#end(job, reason);
    }
    const seat = this.#seatOf(job);
    if (!seat) return;
    seat.process.send({ type: 'cancel', id: job.id });
    this.#alarm(job, OVERDUE_MS, () => seat.process.kill('did not end a request that was taken back'));
  }

  /** Whether a process answers a canary decode now. Busy processes that make progress count. Milliseconds it took. */
  async probe(timeoutMs: number): Promise<{ readonly ok: boolean; readonly ms: number }> {
    const startedAt = performance.now();
    const seat = [...this.#seats].find(one => one.isReady);
    if (!seat) return { ok: false, ms: 0 };
    if (startedAt - this.lastGoodDecodeAt < timeoutMs) return { ok: true, ms: this.lastCanaryMs ?? 0 };
    // Any number of questions at the same time cost one decode.
    this.#probe ??= this.#canary(seat, timeoutMs).finally(() => (this.#probe = undefined));
    const ok = await this.#probe;
    return { ok, ms: performance.now() - startedAt };
  }

  /** Ends everything: waiting jobs are refused, processes are asked, then killed. Resolves when they are gone. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#stop.abort();
    for (const job of this.line) {
      this.line.remove(job);
      this.#fail(job, 'draining');
    }
    await Promise.all([...this.#seats].map(seat => seat.process.stop(STOP_GRACE_MS)));
  }

  /** One alarm per job: its deadline, then what follows from it. */
  #alarm(job: Job, ms: number, ring: () => void): void {
    clearTimeout(this.#alarms.get(job));
    this.#alarms.set(job, setTimeout(ring, ms).unref());
  }

  #admit(job: Job): void {
    const { maxQueue, maxQueueTokens, maxPerCaller } = this.options;
    const { caller } = job.request;
    if (this.#isStopping) throw new ServerError('draining', ERRORS.draining.meaning, { retryAfterMs: 5000 });
    if (this.state === 'unavailable')
      throw new ServerError('notReady', ERRORS.notReady.meaning, { retryAfterMs: 5000 });
    if (!this.quarantine.isEmpty) {
      if (this.quarantine.isGuilty(job.hash))
        throw new ServerError('quarantined', ERRORS.quarantined.meaning);
      job.isSuspect = this.quarantine.isSuspect(job.hash);
    }
    const own =
      this.activeJobs.filter(other => other.request.caller === caller).length + this.line.countOf(caller);
    const retryAfterMs = this.drainRate.waitMs(this.line.tokens / 2 + job.cost);
    if (own >= maxPerCaller)
      throw new ServerError(
        'tooManyRequests',
        `one caller may have ${maxPerCaller} requests waiting or running, and ${own} are`,
        { retryAfterMs }
      );
    if (this.#seatFor(job)) return;
    const isFull =
      this.line.length >= maxQueue || (this.line.length > 0 && this.line.tokens + job.cost > maxQueueTokens);
    if (isFull)
      throw new ServerError(
        'serverBusy',
        `the queue holds ${this.line.length} of ${maxQueue} requests and ${this.line.tokens} of ${maxQueueTokens} tokens`,
        { retryAfterMs }
      );
  }

  /** The process with most room that can take the job at once. */
  #seatFor(job: Job): Seat | undefined {
    let best: Seat | undefined;
    let bestLoad = Infinity;
    for (const seat of this.#seats) {
      const jobs = [...seat.jobs.values()];
      const load = jobs.reduce((sum, other) => sum + other.request.options.n, 0);
      const hasRoom =
        load === 0 ||
        (!job.isSuspect &&
          !jobs.some(other => other.isSuspect) &&
          load + job.request.options.n <= this.options.batch);
      if (seat.isReady && hasRoom && load < bestLoad) {
        best = seat;
        bestLoad = load;
      }
    }
    return best;
  }

  #seatOf(job: Job): Seat | undefined {
    return [...this.#seats].find(seat => seat.jobs.has(job.id));
  }

  /** Hands waiting jobs to processes as long as one has room. */
  #pump(): void {
    for (;;) {
      const job = this.line.take(one => this.#seatFor(one) !== undefined);
      const seat = job && this.#seatFor(job);
      if (!job || !seat) break;
      const now = performance.now();
      job.state = 'active';
      job.dispatchedAt = now;
      seat.jobs.set(job.id, job);
      const { id, document, options, kind } = job.request;
      const timeoutMs = Math.max(1, Math.ceil(job.deadlineAt - now));
      seat.process.send(
        kind === 'warm'
          ? { type: 'warm', id, document }
          : { type: 'infill', id, document, options, timeoutMs }
      );
    }
    this.#noteBusy();
  }

  /** A job leaves: the one place where its slot, deadline and stream are given back. */
  #end(job: Job, outcome: string): void {
    this.#seatOf(job)?.jobs.delete(job.id);
    clearTimeout(this.#alarms.get(job));
    this.#alarms.delete(job);
    job.state = 'ended';
    job.outcome = outcome;
    job.events.close();
    this.#report({ type: 'ended', job });
    this.#noteBusy();
  }

  #fail(job: Job, code: ErrorCode, message: string = ERRORS[code].meaning): void {
    job.events.push({ type: 'error', code, message });
    this.#end(job, code);
  }

  #noteBusy(): void {
    const isBusy = [...this.#seats].some(seat => seat.jobs.size > 0);
    if (isBusy !== this.#isBusy) this.drainRate.busy(isBusy);
    this.#isBusy = isBusy;
  }

  async #spawn(): Promise<LoadedModel> {
    const startedAt = performance.now();
    const { launch, modelFolder, threads, executionProvider, precision, stallMs, loadMs } = this.options;
    const probeAgain = (this.options.probeAgain ?? false) && !this.model;
    const seat: Seat = {
      process: new EngineProcess({
        launch,
        load: {
          type: 'load',
          modelFolder,
          threads,
          executionProvider,
          ...(precision ? { precision } : {}),
          ...(probeAgain ? { probeAgain } : {})
        },
        stallMs,
        loadMs,
        onReport: report => this.#receive(seat, report),
        onExit: reason => this.#lost(seat, reason)
      }),
      jobs: new Map(),
      isReady: false,
      canaries: new Map(),
      counted: NO_WORK
    };
    this.#seats.add(seat);
    this.#loading++;
    try {
      const model = await seat.process.loaded;
      if (!(await this.#canary(seat, loadMs)))
        throw new LoadError(
          'engineFailed',
          'the engine loaded the model but did not answer a test infill',
          false
        );
      this.model = model;
      this.loadedAt ??= new Date();
      seat.isReady = true;
      this.#failures = 0;
      this.#report({
        type: 'processReady',
        enginePid: seat.process.pid,
        ms: performance.now() - startedAt,
        executionProvider: describeProvider(model),
        peakRssBytes: model.peakRssBytes
      });
      return model;
    } catch (error) {
      if (error instanceof LoadError)
        this.#report({ type: 'loadFailed', code: error.code, message: error.message });
      seat.process.kill('could not be used'); // the exit that follows brings the next try
      throw error;
    } finally {
      this.#loading--;
      this.#pump();
    }
  }

  /** A process is gone: its jobs are replayed or failed, and a new process comes. */
  #lost(seat: Seat, reason: string): void {
    this.#seats.delete(seat);
    for (const settle of seat.canaries.values()) settle(false);
    const jobs = [...seat.jobs.values()];
    seat.jobs.clear();
    this.#report({ type: 'processGone', enginePid: seat.process.pid, reason, jobs: jobs.length });
    for (const job of jobs) this.#rescue(job, jobs.length === 1);
    if (this.#isStopping) return;
    this.#failures++; // since the last process that became ready
    if (this.#failures >= BREAKER_FAILURES && this.readyProcesses === 0)
      for (const job of this.line) {
        this.line.remove(job);
        this.#fail(job, 'notReady');
      }
    const waitMs = this.options.respawnMs * Math.min(100, 2 ** (this.#failures - 1));
    this.#loading++;
    sleep(waitMs, undefined, { signal: this.#stop.signal, ref: false })
      .then(() => this.#spawn())
      .catch(() => undefined) // told as news; the next exit brings the next try
      .finally(() => this.#loading--);
    this.#noteBusy();
  }

  #rescue(job: Job, wasAlone: boolean): void {
    if (job.cancelReason) {
      job.endUnserved(job.cancelReason === 'timeout' ? 'timeout' : 'cancelled');
      return this.#end(job, job.cancelReason);
    }
    if (this.#isStopping) return this.#fail(job, 'draining');
    if (this.quarantine.record(job.hash, wasAlone)) {
      this.#report({ type: 'quarantined', id: job.id });
      return this.#fail(job, 'quarantined');
    }
    if (!job.mayReplay) return this.#fail(job, 'engineFailed');
    job.replays++;
    job.isSuspect = true;
    job.state = 'queued';
    this.line.addFirst(job);
    this.#report({ type: 'replayed', id: job.id });
  }

  #receive(seat: Seat, report: EngineReport): void {
    if (report.type === 'heartbeat') this.#count(seat, report.stats);
    if (!('id' in report)) return;
    const canary = seat.canaries.get(report.id);
    if (canary) {
      if (report.type === 'done' || report.type === 'error') canary(report.type === 'done');
      return;
    }
    const job = seat.jobs.get(report.id);
    if (!job) return this.#report({ type: 'lateReport' });
    job.accept(report);
    this.lastGoodDecodeAt = performance.now();
    if (report.type === 'error') {
      this.#fail(job, isErrorCode(report.code) ? report.code : 'internal', this.#tellable(report));
      this.#pump();
    } else if (report.type === 'done') {
      this.drainRate.finished(job.cost);
      if (!this.quarantine.isEmpty) this.quarantine.clear(job.hash);
      this.#end(job, job.cancelReason ?? 'done');
      this.#pump();
    }
  }

  /** Differences, so that the sums survive the process. */
  #count(seat: Seat, stats: CountedWork): void {
    const work = { ...NO_WORK };
    for (const name of COUNTED) work[name] = Math.max(0, stats[name] - seat.counted[name]);
    seat.counted = stats;
    if (COUNTED.some(name => work[name] > 0)) this.#report({ type: 'worked', work });
  }

  /** The engine's message where it is about the request; only the meaning of the code where it is about itself. */
  #tellable({ code, message }: { code: string; message: string }): string {
    if (!isErrorCode(code)) return ERRORS.internal.meaning;
    return ERRORS[code].status < 500 ? message : ERRORS[code].meaning;
  }

  /** A tiny decode outside the line. Resolves to whether it came back in time. */
  async #canary(seat: Seat, timeoutMs: number): Promise<boolean> {
    const id = `canary-${++this.#canaryCount}`;
    const startedAt = performance.now();
    const isGood = await new Promise<boolean>(resolve => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      timer.unref();
      seat.canaries.set(id, good => {
        clearTimeout(timer);
        resolve(good);
      });
      seat.process.send({
        type: 'infill',
        id,
        document: {
          language: 'python',
          cells: [{ type: 'code', masked: true, before: 'total = ', after: '' }]
        },
        options: {
          n: 1,
          maxTokens: 2,
          temperature: 0,
          topP: 1,
          topK: 0,
          minP: 0,
          seed: 0,
          stop: [],
          validPython: false
        },
        timeoutMs
      });
    });
    seat.canaries.delete(id);
    if (isGood) {
      this.lastGoodDecodeAt = performance.now();
      this.lastCanaryMs = performance.now() - startedAt;
    }
    return isGood;
  }
}
