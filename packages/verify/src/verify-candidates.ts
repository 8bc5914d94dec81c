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

type Arrival =
  | { readonly type: 'candidate'; readonly result: IteratorResult<Candidate, unknown> }
  | { readonly type: 'checked'; readonly candidate: CheckedCandidate };

/** Equal candidates are run once. Each verdict is told as soon as it is known, also while the next candidate is still being written. */
export async function* verifyCandidates(
  runner: SnapshotRunner,
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>,
  options: VerifyOptions
): AsyncGenerator<VerifyEvent> {
  const { signal, concurrency = 2, all = false, ...job } = options;
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const source = iterate(candidates);
  const known = new Map<string, Promise<CheckedCandidate['verdict']>>();
  const running = new Map<number, Promise<Arrival>>();
  const checked: CheckedCandidate[] = [];
  const check = async (candidate: Candidate): Promise<Arrival> => {
    const same = known.get(candidate.code) ?? runner.check({ ...job, code: candidate.code }, either);
    known.set(candidate.code, same);
    return { type: 'checked', candidate: { index: candidate.index, verdict: await same } };
  };
  let next: Promise<Arrival> | null = null;
  let isEnded = false;
  try {
    for (;;) {
      if (next === null && !isEnded && running.size < concurrency)
        next = source.next().then((result): Arrival => ({ type: 'candidate', result }));
      if (next === null && running.size === 0) break;
      const arrival: Arrival = await Promise.race([...running.values(), ...(next === null ? [] : [next])]);
      if (arrival.type === 'candidate') {
        next = null;
        if (arrival.result.done) isEnded = true;
        else running.set(arrival.result.value.index, check(arrival.result.value));
        continue;
      }
      running.delete(arrival.candidate.index);
      checked.push(arrival.candidate);
      yield { type: 'verdict', candidate: arrival.candidate };
      if (!all && arrival.candidate.verdict.state === 'passed') break;
    }
    yield { type: 'conclusion', conclusion: conclude(checked) };
  } finally {
    stop.abort(new Error('no longer needed'));
    next?.catch(() => undefined); // a source that fails after the end has nobody to tell
    void source.return?.()?.catch(() => undefined); // a source may be waiting for its next candidate, so it is not waited for
    await Promise.allSettled(running.values());
  }
}

function iterate(
  candidates: AsyncIterable<Candidate> | Iterable<Candidate>
): AsyncIterator<Candidate, unknown> {
  return (async function* () {
    yield* candidates;
  })();
}
