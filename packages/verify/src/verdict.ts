// What a check says, and what the user is told about a set of checked candidates. Pure.

/** How one candidate did. `ran`: no checks were given and it ran to its end. `unchecked`: nothing is known, see `reason`. */
export type VerdictState = 'passed' | 'failed' | 'timeout' | 'ran' | 'unchecked';

export interface Verdict {
  readonly state: VerdictState;
  /** `setup N`, `candidate` or `check N`: where it ended. */
  readonly stage?: string;
  readonly checksPassed?: number;
  readonly reason?: string;
  readonly traceback?: string;
  /** What the candidate printed, cut. */
  readonly output?: string;
  /** Only without checks: equal for candidates that leave the same behind. */
  readonly outcome?: string;
  /** By which means each protection was in force, or `none`. */
  readonly protections?: Readonly<Record<'files' | 'network' | 'processes', string>>;
  readonly milliseconds?: number;
}

export interface CheckedCandidate {
  readonly index: number;
  readonly verdict: Verdict;
}

/** The honest state of a whole infill-and-verify, always one of these. */
export type Conclusion =
  | { readonly type: 'verified'; readonly index: number }
  | { readonly type: 'agreed'; readonly index: number; readonly agreeing: number; readonly of: number }
  /** `closest` passed the most checks of those that failed. */
  | { readonly type: 'nonePassed'; readonly of: number; readonly closest: number }
  | { readonly type: 'notVerified'; readonly reason: string };

/** Concludes from all verdicts so far; candidates count in the order of their index, the best first. */
export function conclude(candidates: readonly CheckedCandidate[]): Conclusion {
  const inOrder = [...candidates].sort((a, b) => a.index - b.index);
  const passed = inOrder.find(candidate => candidate.verdict.state === 'passed');
  if (passed !== undefined) return { type: 'verified', index: passed.index };
  const ran = inOrder.filter(candidate => candidate.verdict.state === 'ran');
  if (ran.length > 0) return agreement(ran, inOrder.length);
  const tried = inOrder.filter(({ verdict }) => verdict.state === 'failed' || verdict.state === 'timeout');
  if (tried.length === 0)
    return { type: 'notVerified', reason: inOrder[0]?.verdict.reason ?? 'there was no candidate to check' };
  const closest = tried.reduce((best, next) =>
    progress(next.verdict) > progress(best.verdict) ? next : best
  );
  return { type: 'nonePassed', of: tried.length, closest: closest.index };
}

/** The largest group of candidates that leave the same behind; ties go to the group with the earlier member. */
function agreement(ran: readonly CheckedCandidate[], of: number): Conclusion {
  const groups = new Map<string, CheckedCandidate[]>();
  for (const candidate of ran) {
    const key = candidate.verdict.outcome ?? `alone ${candidate.index}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  const [first = []] = [...groups.values()].sort((a, b) => b.length - a.length);
  return { type: 'agreed', index: first[0]?.index ?? 0, agreeing: first.length, of };
}

function progress(verdict: Verdict): number {
  return (verdict.checksPassed ?? 0) + (verdict.stage?.startsWith('check') ? 0.5 : 0);
}
