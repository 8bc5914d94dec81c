// Third stage: verdicts -> score table, per area and difficulty, with token overlap beside it.
import type { Verdict } from '@jupyt5/verify';
import { groupById } from './jsonl.js';
import { bleu, editSimilarity, rougeL } from './overlap.js';
import type { Problem } from './problem.js';
import type { Sample } from './sample.js';
import { average, bootstrap, correlation, passAtK, solvedAtK, type Interval } from './score.js';

export interface GradedSample {
  readonly id: string;
  readonly sample: number;
  readonly verdict: Verdict;
}

export interface ScoreRow {
  readonly group: string;
  readonly problems: number;
  /** By k; what it says is in the table's `measure`. */
  readonly passAt: Readonly<Record<string, Interval>>;
}

/**
 * `pass@k`: the unbiased estimate from independent samples. `solved@k`: the share of problems that one of the first k distinct
 * samples solves; those are no independent draws, so that there is nothing to estimate pass@k from.
 */
export type Measure = 'pass@k' | 'solved@k';

export interface Scores {
  readonly measure: Measure;
  readonly samplesPerProblem: number;
  readonly rows: readonly ScoreRow[];
  readonly overlap: Readonly<
    Record<
      'bleu' | 'rougeL' | 'editSimilarity',
      { readonly mean: number; readonly correlationWithPassing: number }
    >
  >;
  /** Problems left out: the reference fails, an empty cell passes, or the context raises. */
  readonly excluded: Readonly<Record<string, string>>;
}

export function scoreAll(
  problems: readonly Problem[],
  samples: readonly Sample[],
  graded: readonly GradedSample[],
  excluded: ReadonlyMap<string, string>,
  ks: readonly number[]
): Scores {
  const verdicts = new Map(graded.map(({ id, sample, verdict }) => [`${id}/${sample}`, verdict]));
  const scored = problems.filter(problem => !excluded.has(problem.id));
  const measure: Measure = samples.some(({ distinct }) => distinct) ? 'solved@k' : 'pass@k';
  const gradedOf = groupById(graded);
  const outcomes = new Map(
    scored.map(problem => {
      const own = [...(gradedOf.get(problem.id) ?? [])].sort((a, b) => a.sample - b.sample);
      return [problem.id, own.map(({ verdict }) => verdict.state === 'passed')];
    })
  );
  const scoreOf = (id: string, k: number): number => {
    const passed = outcomes.get(id) ?? [];
    return measure === 'solved@k'
      ? solvedAtK(passed, k)
      : passAtK(passed.length, passed.filter(Boolean).length, k);
  };
  const n = Math.min(...[...outcomes.values()].map(({ length }) => length), Infinity);
  const row = (group: string, members: readonly Problem[]): ScoreRow => ({
    group,
    problems: members.length,
    passAt: Object.fromEntries(
      ks.filter(k => k <= n).map(k => [k, bootstrap(members.map(({ id }) => scoreOf(id, k)))])
    )
  });
  const references = new Map(scored.map(problem => [problem.id, problem.reference]));
  const judged = samples.filter(({ id, sample }) => references.has(id) && verdicts.has(`${id}/${sample}`));
  const passed = judged.map(({ id, sample }) =>
    verdicts.get(`${id}/${sample}`)?.state === 'passed' ? 1 : 0
  );
  const compare = (
    of: (candidate: string, reference: string) => number
  ): { mean: number; correlationWithPassing: number } => {
    const values = judged.map(({ id, text }) => of(text, references.get(id) ?? ''));
    return { mean: average(values), correlationWithPassing: correlation(values, passed) };
  };
  return {
    measure,
    samplesPerProblem: Number.isFinite(n) ? n : 0,
    rows: [row('all', scored), ...groupsOf(scored).map(([group, members]) => row(group, members))],
    overlap: { bleu: compare(bleu), rougeL: compare(rougeL), editSimilarity: compare(editSimilarity) },
    excluded: Object.fromEntries(excluded)
  };
}

function groupsOf(problems: readonly Problem[]): [string, readonly Problem[]][] {
  const groups = new Map<string, Problem[]>();
  const add = (key: string, problem: Problem): void =>
    void groups.set(key, [...(groups.get(key) ?? []), problem]);
  for (const problem of problems) add(problem.area, problem);
  for (const problem of problems)
    if (problem.difficulty !== undefined) add(`difficulty ${problem.difficulty}`, problem);
  return [...groups].filter(([, members]) => members.length < problems.length);
}
