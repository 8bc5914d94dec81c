// From a notebook and its kernel to a plan of checks: which cells decide, and whether the kernel can be asked now.
import {
  findChecks,
  kernelEvaluator,
  SnapshotRunner,
  verifyCandidates,
  type CheckableCell,
  type VerifyEvent
} from '@jupyt5/verify';
import type { Kernel } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { VerifyPlan } from './verifier.js';

/** A kernel that has just been asked something is busy for a moment; one that is busy longer runs the user's cell. */
const IDLE_WAIT_MS = 2000;

/** A cell with the id by which nbformat knows it. */
export interface IdentifiedCell extends CheckableCell {
  readonly id: string;
}

export function planChecks(
  cells: readonly IdentifiedCell[],
  masked: number,
  kernel: Kernel.IKernelConnection | null,
  runners: Runners,
  trans: TranslationBundle
): VerifyPlan {
  const checks = findChecks(cells, masked);
  const numbers = new Set(checks.filter(({ kind }) => kind !== 'doctest').map(({ cell }) => cell + 1));
  return {
    places: { cellNumbers: [...numbers], hasDocstring: checks.some(({ kind }) => kind === 'doctest') },
    cellIds: [...new Set(checks.flatMap(({ cell }) => cells[cell]?.id ?? []))],
    async *verify(candidates, signal): AsyncGenerator<VerifyEvent> {
      const obstacle =
        kernel === null ? trans.__('there is no kernel; start one') : await findObstacle(kernel, trans);
      if (kernel === null || obstacle !== null) {
        yield { type: 'conclusion', conclusion: { type: 'notVerified', reason: obstacle ?? '' } };
        return;
      }
      // Two at a time: one that runs into its time limit does not hold up the others.
      yield* verifyCandidates(runners.of(kernel), candidates, {
        checks: checks.map(({ source }) => source),
        concurrency: 2,
        signal
      });
    }
  };
}

/** Why the kernel cannot be asked now, or null. */
export async function findObstacle(
  kernel: Kernel.IKernelConnection,
  trans: TranslationBundle,
  waitMs = IDLE_WAIT_MS
): Promise<string | null> {
  const status = await settledStatus(kernel, waitMs);
  if (status === 'busy') return trans.__('the kernel is busy; wait until it is idle');
  if (status !== 'idle') return trans.__('the kernel is not ready (%1)', status);
  const language = (await kernel.info).language_info.name;
  return language === 'python'
    ? null
    : trans.__('only Python kernels can check, and this one runs %1', language);
}

async function settledStatus(kernel: Kernel.IKernelConnection, waitMs: number): Promise<Kernel.Status> {
  if (kernel.status === 'idle' || kernel.status === 'dead') return kernel.status;
  await new Promise<void>(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      kernel.statusChanged.disconnect(onStatus);
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    const onStatus = (_: unknown, status: Kernel.Status): void => {
      if (status === 'idle' || status === 'dead') end();
    };
    kernel.statusChanged.connect(onStatus);
  });
  return kernel.status;
}

/** One runner per kernel: its module is installed once, and again after a restart. */
export class Runners {
  private readonly known = new WeakMap<Kernel.IKernelConnection, SnapshotRunner>();

  of(kernel: Kernel.IKernelConnection): SnapshotRunner {
    const known = this.known.get(kernel);
    if (known !== undefined) return known;
    const runner = new SnapshotRunner(kernelEvaluator(kernel));
    this.known.set(kernel, runner);
    const onStatus = (_: unknown, status: Kernel.Status): void => {
      if (status !== 'restarting' && status !== 'autorestarting' && status !== 'dead') return;
      kernel.statusChanged.disconnect(onStatus);
      this.known.delete(kernel);
    };
    kernel.statusChanged.connect(onStatus);
    return runner;
  }
}
