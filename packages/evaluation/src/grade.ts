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

/** A kernel or gateway can be lost at any time; the problem is then tried anew with a fresh kernel. */
const TRIES = 3;

/**
 * Verdicts for the texts (what fills the hole), in their order.
 * @throws Error if the problem's own context fails, or kernels are lost three times in a row
 */
export async function gradeProblem(
  problem: Problem,
  texts: readonly string[],
  supply: KernelSupply,
  options: GradeOptions
): Promise<readonly Verdict[]> {
  for (let attempt = 1; ; attempt++) {
    const kernel = await supply.take();
    try {
      return await gradeIn(kernel, problem, texts, options);
    } catch (error) {
      if (error instanceof ContextError || attempt === TRIES) throw error;
    } finally {
      await supply.giveBack(kernel);
    }
  }
}

async function gradeIn(
  kernel: Kernel.IKernelConnection,
  problem: Problem,
  texts: readonly string[],
  options: GradeOptions
): Promise<readonly Verdict[]> {
  const lost = new Promise<never>((_, reject) => {
    kernel.statusChanged.connect((_kernel, status) => {
      if (status === 'dead' || status === 'autorestarting')
        reject(new Error(`the kernel is lost (${status})`));
    });
  });
  lost.catch(() => undefined); // only raced against below
  const graded = (async () => {
    await runContext(kernel, problem, options.contextTimeoutMs);
    const codes = texts.map(text => problem.before + text);
    const different = [...new Set(codes)]; // equal ones are run once
    const { concurrency, limits = {} } = options;
    const verdicts = await new SnapshotRunner(kernelEvaluator(kernel)).checkSeries({
      codes: different,
      checks: problem.checks,
      workers: concurrency,
      limits
    });
    return codes.map(code => verdicts[different.indexOf(code)] as Verdict);
  })();
  return Promise.race([graded, lost]);
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
