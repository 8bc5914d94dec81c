// The stages one after the other, each going on where an earlier run stopped: references, samples, verdicts, scores, report.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawSamples } from './draw-samples.js';
import { ContextError, gradeProblem, type GradeOptions } from './grade.js';
import { appendRecords, groupById, readComplete, readRecords } from './jsonl.js';
import type { KernelSupply } from './kernels.js';
import type { Problem } from './problem.js';
import { reportPage } from './report.js';
import type { Sample, SampleOptions } from './sample.js';
import { scoreAll, type GradedSample, type Scores } from './scores.js';

export interface RunOptions {
  readonly problems: readonly Problem[];
  readonly folder: string;
  readonly title: string;
  readonly supplies: readonly KernelSupply[];
  readonly grade: GradeOptions;
  readonly sample: SampleOptions;
  readonly ks: readonly number[];
  readonly onProgress?: (stage: string, done: number, of: number) => void;
  /** A server that is busy or gone, in a line. */
  readonly onTrouble?: (message: string) => void;
}

interface ReferenceCheck {
  readonly id: string;
  /** null: sound, the reference passes and the empty cell fails. */
  readonly problem: string | null;
}

export async function runEvaluation(options: RunOptions): Promise<Scores> {
  const excluded = await checkReferences(options);
  const samples = await drawSamples(options.problems, join(options.folder, 'samples.jsonl'), options.sample, {
    progress: (done, of) => options.onProgress?.('samples', done, of),
    ...(options.onTrouble && { trouble: options.onTrouble })
  });
  const graded = await gradeSamples(options, samples, excluded);
  const scores = scoreAll(options.problems, samples, graded, excluded, options.ks);
  writeFileSync(join(options.folder, 'scores.json'), `${JSON.stringify(scores, null, 2)}\n`);
  writeFileSync(
    join(options.folder, 'report.html'),
    reportPage(options.title, options.problems, samples, graded, scores)
  );
  return scores;
}

/** Before a model is scored: the reference must pass and an empty cell must fail. Gives the problems where not, with the reason. */
export async function checkReferences(
  options: Omit<RunOptions, 'sample' | 'ks' | 'title'>
): Promise<ReadonlyMap<string, string>> {
  mkdirSync(options.folder, { recursive: true });
  const path = join(options.folder, 'references.jsonl');
  const known = new Map(readRecords<ReferenceCheck>(path).map(check => [check.id, check.problem]));
  await eachProblem(
    options,
    'references',
    options.problems.filter(({ id }) => !known.has(id)),
    async (problem, supply) => {
      const reason = await soundness(problem, supply, options.grade);
      known.set(problem.id, reason);
      appendRecords(path, [{ id: problem.id, problem: reason } satisfies ReferenceCheck]);
    }
  );
  return new Map([...known].filter((entry): entry is [string, string] => entry[1] !== null));
}

async function soundness(
  problem: Problem,
  supply: KernelSupply,
  grade: GradeOptions
): Promise<string | null> {
  try {
    const [reference, empty] = await gradeProblem(problem, [problem.reference, ''], supply, grade);
    if (reference?.state !== 'passed')
      return `the reference does not pass: ${reference?.reason ?? reference?.state}`;
    return empty?.state === 'passed' ? 'an empty cell passes' : null;
  } catch (error) {
    if (error instanceof ContextError) return error.message;
    throw error;
  }
}

async function gradeSamples(
  options: RunOptions,
  samples: readonly Sample[],
  excluded: ReadonlyMap<string, string>
): Promise<readonly GradedSample[]> {
  const path = join(options.folder, 'verdicts.jsonl');
  const samplesOf = groupById(samples);
  const graded = [...readComplete<GradedSample>(path, id => samplesOf.get(id)?.length ?? 0)];
  const done = new Set(graded.map(({ id }) => id));
  const left = options.problems.filter(({ id }) => !done.has(id) && !excluded.has(id));
  await eachProblem(options, 'verdicts', left, async (problem, supply) => {
    const own = samplesOf.get(problem.id) ?? [];
    const verdicts = await gradeProblem(
      problem,
      own.map(({ text }) => text),
      supply,
      options.grade
    );
    const records = own.map(({ sample }, i): GradedSample => ({
      id: problem.id,
      sample,
      verdict: verdicts[i] ?? { state: 'unchecked' }
    }));
    graded.push(...records);
    appendRecords(path, records);
  });
  return graded;
}

/** Each kernel supply works through the problems that are left. */
async function eachProblem(
  options: Pick<RunOptions, 'supplies' | 'onProgress'>,
  stage: string,
  problems: readonly Problem[],
  work: (problem: Problem, supply: KernelSupply) => Promise<void>
): Promise<void> {
  const left = [...problems];
  let done = 0;
  await Promise.all(
    options.supplies.map(async supply => {
      for (let problem = left.shift(); problem !== undefined; problem = left.shift()) {
        await work(problem, supply);
        options.onProgress?.(stage, ++done, problems.length);
      }
    })
  );
}
