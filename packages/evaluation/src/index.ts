// Public names of the evaluation: problems, grading and scores for use from other programs.
export { loadProblems } from './formats/load-problems.js';
export { gradeProblem, ContextError, type GradeOptions } from './grade.js';
export { KernelSupply, startJupyter, type JupyterAddress, type JupyterProcess } from './kernels.js';
export { bleu, editSimilarity, rougeL } from './overlap.js';
export { contextOf, documentOf, type Problem } from './problem.js';
export { checkReferences, runEvaluation, type RunOptions } from './run.js';
export { average, bootstrap, correlation, passAtK, solvedAtK, type Interval } from './score.js';
export { drawSamples } from './draw-samples.js';
export type { Sample, SampleOptions } from './sample.js';
export { scoreAll, type GradedSample, type Measure, type Scores, type ScoreRow } from './scores.js';
