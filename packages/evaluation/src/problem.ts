// One problem, whatever benchmark it comes from: a notebook with one hole, and the cells that say whether the hole is filled right.
import type { MaskedDocument } from '@jupyt5/schemas';

export interface ProblemCell {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
}

export interface Problem {
  readonly id: string;
  /** Group for the score table: an area, or the benchmark's name. */
  readonly area: string;
  readonly difficulty?: number;
  /** All cells; the one at `masked` holds only what stays visible (`before`). */
  readonly cells: readonly ProblemCell[];
  readonly masked: number;
  /** Text ahead of the hole in the masked cell. */
  readonly before: string;
  /** What fills the hole in the benchmark's own solution. */
  readonly reference: string;
  /** Cells run after the masked one; the first that raises fails the candidate. */
  readonly checks: readonly string[];
  /** Earlier cells that raise are tolerated, as the benchmark's own harness does. */
  readonly tolerant?: boolean;
  /** Folder with data files, the working directory while running. */
  readonly folder?: string;
  /** Only one problem of a family is scored. */
  readonly family?: string;
}

/** The document that the model gets: the check cells stay in, since they are in the notebook. */
export function documentOf(problem: Problem): MaskedDocument {
  return {
    language: 'python',
    cells: problem.cells.map((cell, i) =>
      i === problem.masked
        ? { type: 'code', masked: true, before: problem.before, after: '' }
        : cell.type === 'code'
          ? { type: 'code', source: cell.source }
          : { type: cell.type, source: cell.source }
    )
  };
}

/** Code cells ahead of the hole, run once per problem. */
export function contextOf(problem: Problem): readonly string[] {
  return problem.cells
    .slice(0, problem.masked)
    .filter(cell => cell.type === 'code')
    .map(cell => cell.source);
}
