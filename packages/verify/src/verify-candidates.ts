// Checks candidates as they come and tells each verdict at once; stops at the first that passes.
import { conclude, type CheckedCandidate, type Conclusion } from './verdict.js';
import type { SnapshotJob, SnapshotRunner } from './snapshot-runner.js';

export interface Candidate {
  readonly index: number;
  /** The whole cell: before + candidate + after. */
  readonly code: string;
}

export type VerifyEvent =
  | { readonly type: 'verdict'; readonly candidate: CheckedCandidate }
  /** The last event. */
  | { readonly type: 'conclusion'; readonly conclusion: Conclusion };

export interface VerifyOptions extends Omit<SnapshotJob, 'code'> {
  readonly signal?: AbortSignal;
  /** Snapshots running at once. Default 2. */
  readonly concurrency?: number;
  /** Check all even after one has passed (evaluation does). Default false. */
  readonly all?: boolean;
}

/** Equal candidates are run once. Verdicts come in the order in which they are known. */
export async function* verifyCandidates(
  runner: SnapshotRunner,
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>,
  options: VerifyOptions
): AsyncGenerator<VerifyEvent> {
  const { signal, concurrency = 2, all = false, ...job } = options;
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const known = new Map<string, Promise<CheckedCandidate['verdict']>>();
  const running = new Map<number, Promise<CheckedCandidate>>();
  const checked: CheckedCandidate[] = [];
  const check = (candidate: Candidate): Promise<CheckedCandidate> => {
    const same = known.get(candidate.code) ?? runner.check({ ...job, code: candidate.code }, either);
    known.set(candidate.code, same);
    return same.then(verdict => ({ index: candidate.index, verdict }));
  };
  const next = async (): Promise<CheckedCandidate> => {
    const candidate = await Promise.race(running.values());
    running.delete(candidate.index);
    checked.push(candidate);
    return candidate;
  };
  const passed = (): boolean => !all && checked.some(candidate => candidate.verdict.state === 'passed');
  try {
    for await (const candidate of candidates) {
      running.set(candidate.index, check(candidate));
      while (running.size >= concurrency) yield { type: 'verdict', candidate: await next() };
      if (passed()) break;
    }
    while (running.size > 0 && !passed()) yield { type: 'verdict', candidate: await next() };
    yield { type: 'conclusion', conclusion: conclude(checked) };
  } finally {
    stop.abort(new Error('no longer needed'));
    await Promise.allSettled(running.values());
  }
}
