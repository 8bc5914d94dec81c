// Sends jupyt5_verify.py to a kernel and talks with it through `user_expressions` of silent execute requests (Jupyter messaging
// 5.x): no history, no execution count, no output, and no name in the user's variables.
import { VERIFY_SOURCE } from './generated/verify-source.js';
import type { Verdict } from './verdict.js';

/** The part of a kernel that is needed; `kernelEvaluator` makes it of a @jupyterlab/services connection. */
export interface Evaluator {
  /** Evaluates a Python expression in the kernel and gives the text/plain of its value; rejects with the Python error. */
  evaluate(expression: string): Promise<string>;
}

export interface SnapshotLimits {
  readonly seconds?: number;
  readonly memoryBytes?: number;
  readonly fileBytes?: number;
  readonly outputCharacters?: number;
}

export interface SnapshotJob {
  /** The whole cell as it would stand in the notebook. */
  readonly code: string;
  readonly checks: readonly string[];
  /** Cells to run first inside the snapshot. */
  readonly setup?: readonly string[];
  readonly limits?: SnapshotLimits;
  /** Protections that may be missing, because the user said so. */
  readonly allow?: readonly ('files' | 'network' | 'processes')[];
}

/** Many candidates of the same cell, each in a snapshot of its own, of the kernel as it is at the start. */
export interface SnapshotSeries extends Omit<SnapshotJob, 'code'> {
  readonly codes: readonly string[];
  /** Snapshots at once, at least 1. */
  readonly workers: number;
}

interface SeriesAnswer {
  readonly verdicts: readonly (Verdict & { readonly index: number })[];
  readonly done: boolean;
}

const MODULE = "__import__('sys').modules['_jupyt5_verify']";
/** How long one poll waits inside the kernel: short, so that the user's own cells are not held up. */
const POLL_WAIT_SECONDS = 0.05;
/** The same for a series, whose kernel is nobody's: each message costs more than many a candidate. */
const SERIES_WAIT_SECONDS = 1;

export class SnapshotRunner {
  private installed: Promise<unknown> | null = null;
  private jobs = 0;
  private readonly prefix = Math.random().toString(36).slice(2);

  constructor(private readonly kernel: Evaluator) {}

  /**
   * Runs one candidate; resolves with its verdict. Aborting the signal ends the snapshot and rejects with the signal's reason.
   * The kernel itself is never interrupted and stays free for the user between polls.
   */
  async check(job: SnapshotJob, signal?: AbortSignal): Promise<Verdict> {
    signal?.throwIfAborted();
    await (this.installed ??= this.kernel.evaluate(installExpression()));
    const id = `${this.prefix}-${this.jobs++}`;
    await this.call({ start: { ...job, id } });
    try {
      for (;;) {
        signal?.throwIfAborted();
        const verdict = await this.call<Verdict>({ poll: id, wait: POLL_WAIT_SECONDS });
        if (verdict !== null) return verdict;
      }
    } catch (error) {
      await this.call({ cancel: id }).catch(() => undefined); // the kernel may be gone, then so is the snapshot
      throw error;
    }
  }

  /**
   * Runs many candidates, some at once, and gives the verdicts in their order: for a kernel that nobody else uses, since it is
   * held up meanwhile. One fork of the kernel and a message a second serve all of them. `onVerdict` gets each verdict as it comes:
   * what was told stands, even if the kernel is lost later.
   */
  async checkSeries(
    { codes, ...series }: SnapshotSeries,
    signal?: AbortSignal,
    onVerdict?: (index: number, verdict: Verdict) => void
  ): Promise<readonly Verdict[]> {
    signal?.throwIfAborted();
    await (this.installed ??= this.kernel.evaluate(installExpression()));
    const id = `${this.prefix}-${this.jobs++}`;
    const verdicts: Verdict[] = [];
    await this.call({ start: { ...series, series: codes, id } });
    try {
      for (let isDone = false; !isDone;) {
        signal?.throwIfAborted();
        const answer = await this.call<SeriesAnswer>({ poll: id, wait: SERIES_WAIT_SECONDS });
        for (const { index, ...verdict } of answer?.verdicts ?? []) {
          verdicts[index] = verdict;
          onVerdict?.(index, verdict);
        }
        isDone = answer?.done ?? false;
      }
    } catch (error) {
      await this.call({ cancel: id }).catch(() => undefined); // as above
      throw error;
    }
    // What is missing, because all of it died or nothing could be started, says why by itself.
    const { workers: _, ...job } = series;
    for (const [i, code] of codes.entries()) verdicts[i] ??= await this.check({ ...job, code }, signal);
    return verdicts;
  }

  private async call<T>(request: object): Promise<T | null> {
    const reply = await this.kernel.evaluate(
      `${MODULE}.call('${toBase64(JSON.stringify(request))}', globals())`
    );
    const base64 = /^'([A-Za-z0-9+/=]*)'$/.exec(reply.trim())?.[1];
    if (base64 === undefined)
      throw new Error(`the kernel answered something else than a verdict: ${reply.slice(0, 80)}`);
    return JSON.parse(fromBase64(base64)) as T | null; // written by our own Python file
  }
}

/** An expression that makes the module once per kernel, without binding a name in the user's variables. */
function installExpression(): string {
  const source = `__import__('base64').b64decode('${toBase64(VERIFY_SOURCE)}').decode()`;
  const make = `(lambda m: (exec(compile(${source}, 'jupyt5_verify.py', 'exec'), m.__dict__), __import__('sys').modules.__setitem__('_jupyt5_verify', m)))`;
  return `${make}(type(__import__('sys'))('_jupyt5_verify')) and None`;
}

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
}

function fromBase64(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), character => character.charCodeAt(0)));
}
