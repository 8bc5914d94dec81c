// Public names of verify: the notebook's own checks decide which candidate is right.
export { findChecks, type Check, type CheckableCell } from './find-checks.js';
export { kernelEvaluator, KernelError } from './kernel-evaluator.js';
export {
  SnapshotRunner,
  type Evaluator,
  type SnapshotJob,
  type SnapshotLimits,
  type SnapshotSeries
} from './snapshot-runner.js';
export {
  conclude,
  type CheckedCandidate,
  type Conclusion,
  type Verdict,
  type VerdictState
} from './verdict.js';
export {
  verifyCandidates,
  type Candidate,
  type VerifyEvent,
  type VerifyOptions
} from './verify-candidates.js';
