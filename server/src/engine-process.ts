// One engine process: forked, told to load, watched, killed when silent. Tensors never cross; text and events do.
// A child process and not a worker thread, since onnxruntime-node aborts the whole process when a thread that runs it ends.
import { fork, type ChildProcess } from 'node:child_process';
import type { EngineCommand, EngineReport, EngineStats, LoadedModel } from '@jupyt5/engine';
import { engineEnvironment } from '@jupyt5/engine/environment';
import { parseReport } from './engine-report.js';

/** What is forked. */
export interface EngineLaunch {
  readonly entry: string;
  readonly args: readonly string[];
}

export interface EngineProcessOptions {
  readonly launch: EngineLaunch;
  readonly load: Extract<EngineCommand, { type: 'load' }>;
  /** A process that says nothing for this long while it serves is killed. Milliseconds. */
  readonly stallMs: number;
  /** The same while it loads, when the native call blocks its loop. */
  readonly loadMs: number;
  readonly onReport: (report: EngineReport) => void;
  /** Called once, after the process is gone; `reason` is ours where we killed it. */
  readonly onExit: (reason: string) => void;
}

/** Thrown by `loaded` when the model cannot be used. `permanent`: another try will end the same way. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  constructor(
    readonly code: string,
    message: string,
    readonly permanent: boolean
  ) {
    super(message);
  }
}

export class EngineProcess {
  readonly loaded: Promise<LoadedModel>;
  stats: EngineStats | undefined;
  #child: ChildProcess;
  #options: EngineProcessOptions;
  #lastReportAt = performance.now();
  #isLoaded = false;
  #killReason: string | undefined;
  #watchdog: NodeJS.Timeout;
  #gone: Promise<void>;

  constructor(options: EngineProcessOptions) {
    this.#options = options;
    const { entry, args } = options.launch;
    // Its standard error may quote what it worked on, so it goes nowhere once the model is loaded.
    this.#child = fork(entry, [...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      env: engineEnvironment()
    });
    let lastWords = '';
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (!this.#isLoaded) lastWords = (lastWords + text).slice(-2000);
    });
    this.loaded = new Promise((resolve, reject) => {
      this.#child.on('message', message => this.#receive(message, resolve, reject));
      this.#child.once('exit', (code, signal) => {
        const how = this.#killReason ?? (signal ? `ended by ${signal}` : `ended with exit code ${code}`);
        reject(
          new LoadError('engineFailed', `the engine process ${how} while loading. ${lastWords}`.trim(), false)
        );
      });
      this.#child.once('error', error =>
        reject(new LoadError('engineFailed', `the engine process cannot be started: ${error.message}`, false))
      );
    });
    this.loaded.catch(() => undefined); // the pool awaits it; a process that dies first must not end the server
    this.#gone = new Promise(resolve => {
      const end = (reason: string) => {
        clearInterval(this.#watchdog);
        options.onExit(reason);
        resolve();
      };
      this.#child.once('exit', (code, signal) =>
        end(this.#killReason ?? (signal ? `signal ${signal}` : `exit code ${code}`))
      );
      this.#child.once('error', () => this.#child.pid === undefined && end('cannot be started'));
    });
    this.#watchdog = this.#watch();
    this.send(options.load);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Hands a command over; what cannot be delivered any more is dropped, since the exit is about to be told. */
  send(command: EngineCommand): void {
    if (this.#child.connected) this.#child.send(command, () => undefined);
  }

  /** The hard stop, the only one that ends a native call. */
  kill(reason: string): void {
    this.#killReason ??= reason;
    this.#child.kill('SIGKILL');
  }

  /** Asks, then kills. Resolves when the process is gone. */
  async stop(graceMs: number): Promise<void> {
    this.#killReason ??= 'stopped';
    this.send({ type: 'stop' });
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), graceMs);
    await this.#gone;
    clearTimeout(timer);
  }

  #receive(
    message: unknown,
    resolve: (model: LoadedModel) => void,
    reject: (error: LoadError) => void
  ): void {
    if (this.#child.killed) return;
    this.#lastReportAt = performance.now();
    const report = parseReport(message);
    if (!report) return this.kill('said something that is not a report');
    if (report.type === 'heartbeat') this.stats = report.stats;
    if (report.type === 'loaded') {
      this.#isLoaded = true;
      resolve(report.model);
    }
    if (report.type === 'loadFailed') {
      reject(new LoadError(report.code, report.message, true));
      return this.kill('could not load the model');
    }
    this.#options.onReport(report);
  }

  #watch(): NodeJS.Timeout {
    const everyMs = Math.max(20, Math.min(this.#options.stallMs, this.#options.loadMs) / 4);
    let lastLookAt = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      // After a suspended laptop or a stalled loop of our own, the silence was ours: start over.
      if (now - lastLookAt > everyMs * 2 + 100) this.#lastReportAt = now;
      lastLookAt = now;
      const limitMs = this.#isLoaded ? this.#options.stallMs : this.#options.loadMs;
      if (now - this.#lastReportAt > limitMs) this.kill(`silent for ${limitMs} ms`);
    }, everyMs);
    timer.unref();
    return timer;
  }
}
