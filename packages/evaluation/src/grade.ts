// Second stage: samples -> verdicts. The context of a problem runs once; every sample is one snapshot of that kernel.
import type { Kernel } from '@jupyterlab/services';
import { kernelEvaluator, SnapshotRunner, type SnapshotLimits, type Verdict } from '@jupyt5/verify';
import type { KernelSupply } from './kernels.js';
import { contextOf, type Problem } from './problem.js';

export interface GradeOptions {
  readonly limits?: SnapshotLimits;
  /** Snapshots at once in one kernel. */
  readonly concurrency: number;
  /** For all context cells of a problem together. */
  readonly contextTimeoutMs: number;
}

/** Kernels and gateways can be lost at any time; so often in a row, without one verdict in between, is no accident. */
const MOST_LOSSES = 3;
/** A kernel that is this much longer silent than its context may take has gone without a word. */
const SILENCE_MS = 60_000;

/**
 * Verdicts for the texts (what fills the hole), in their order. When a kernel is lost, only the candidates without a verdict run again.
 * @throws ContextError if the problem's own context fails; Error if kernels are lost three times in a row, or none can be had
 */
export async function gradeProblem(
  problem: Problem,
  texts: readonly string[],
  supply: KernelSupply,
  options: GradeOptions
): Promise<readonly Verdict[]> {
  const codes = texts.map(text => problem.before + text);
  const known = new Map<string, Verdict>(); // equal ones are run once
  for (let losses = 0; ;) {
    const before = known.size;
    const kernel = await supply.take();
    try {
      await gradeIn(kernel, problem, codes, known, options);
      return codes.map(code => known.get(code) as Verdict); // of every code, or it would have thrown
    } catch (error) {
      losses = known.size > before ? 1 : losses + 1;
      if (error instanceof ContextError || losses >= MOST_LOSSES) throw error;
    } finally {
      await supply.giveBack(kernel);
    }
  }
}

/** Adds the verdicts that are not known yet. */
async function gradeIn(
  kernel: Kernel.IKernelConnection,
  problem: Problem,
  codes: readonly string[],
  known: Map<string, Verdict>,
  options: GradeOptions
): Promise<void> {
  const watch = watchKernel(kernel, options.contextTimeoutMs + SILENCE_MS);
  const graded = (async () => {
    await runContext(kernel, problem, options.contextTimeoutMs);
    const left = [...new Set(codes)].filter(code => !known.has(code));
    const { concurrency: workers, limits = {} } = options;
    const runner = new SnapshotRunner(kernelEvaluator(kernel));
    const verdicts = await runner.checkSeries(
      { codes: left, checks: problem.checks, workers, limits },
      undefined,
      (i, verdict) => known.set(left[i] as string, verdict) // an index of what was asked for
    );
    for (const [i, verdict] of verdicts.entries()) known.set(left[i] as string, verdict);
  })();
  try {
    await Promise.race([graded, watch.lost]);
  } finally {
    watch.stop();
  }
}

/**
 * `lost` rejects when the kernel is dead or restarted, its connection breaks, even for a moment, since the answer that is waited
 * for may have been on its way, or nothing is heard of it.
 */
function watchKernel(
  kernel: Kernel.IKernelConnection,
  silenceMs: number
): { readonly lost: Promise<never>; stop(): void } {
  let stop = (): void => undefined;
  const lost = new Promise<never>((_, reject) => {
    const fail = (why: string): void => reject(new Error(`the kernel is lost (${why})`));
    let timer = setTimeout(fail, silenceMs, 'silent');
    const onStatus = (): void => {
      if (kernel.status === 'dead' || kernel.status === 'autorestarting') fail(kernel.status);
    };
    const onConnection = (): void => {
      if (kernel.connectionStatus !== 'connected') fail(kernel.connectionStatus);
    };
    const onMessage = (): void => {
      clearTimeout(timer);
      timer = setTimeout(fail, silenceMs, 'silent');
    };
    kernel.statusChanged.connect(onStatus);
    kernel.connectionStatusChanged.connect(onConnection);
    kernel.anyMessage.connect(onMessage);
    stop = () => {
      clearTimeout(timer);
      kernel.statusChanged.disconnect(onStatus);
      kernel.connectionStatusChanged.disconnect(onConnection);
      kernel.anyMessage.disconnect(onMessage);
    };
    // It may have been lost while it waited for its turn.
    onStatus();
    onConnection();
  });
  lost.catch(() => undefined); // only raced against
  return { lost, stop: () => stop() };
}

/** The cells ahead of the hole raised or did not end: the problem says nothing about a model. */
export class ContextError extends Error {
  override readonly name = 'ContextError';
}

async function runContext(
  kernel: Kernel.IKernelConnection,
  problem: Problem,
  timeoutMs: number
): Promise<void> {
  const enter =
    problem.folder === undefined ? [] : [`import os; os.chdir(${JSON.stringify(problem.folder)}); del os`];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new ContextError(`${problem.id}: the cells ahead of the hole took longer than ${timeoutMs} ms`)
        ),
      timeoutMs
    );
  });
  try {
    for (const code of [...enter, ...contextOf(problem)]) {
      const reply = await Promise.race([
        kernel.requestExecute({ code, store_history: false, allow_stdin: false, stop_on_error: false }).done,
        late
      ]);
      const content = reply?.content as { status: string; ename?: string; evalue?: string }; // execute_reply
      if (content.status !== 'ok' && !problem.tolerant)
        throw new ContextError(
          `${problem.id}: a cell ahead of the hole raised ${content.ename}: ${content.evalue}`
        );
    }
  } finally {
    clearTimeout(timer);
  }
}
