// The hook for checking candidates against the notebook's own checks: verify-plugin.ts provides it, another extension may instead.
import type { Candidate, VerifyEvent } from '@jupyt5/verify';
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Token } from '@lumino/coreutils';
import type { CheckPlaces } from './checking.js';

export interface VerifyRequest {
  readonly panel: NotebookPanel;
  readonly cell: Cell;
}

/** How one cell's candidates are checked. */
export interface VerifyPlan {
  readonly places: CheckPlaces;
  /** Ids of the cells that hold the checks. */
  readonly cellIds: readonly string[];
  /** Verdicts as they come, the conclusion last; `code` of a candidate is the whole cell. Aborting ends the snapshots. */
  verify(candidates: AsyncIterable<Candidate>, signal: AbortSignal): AsyncIterable<VerifyEvent>;
}

export interface InfillVerifier {
  /** Whether this notebook has a kernel that can be asked at all. */
  canVerify(panel: NotebookPanel): boolean;
  /** Asks the user once whether candidates may be run; later the setting answers. */
  allow(): Promise<boolean>;
  plan(request: VerifyRequest): VerifyPlan;
}

/** The token under which a plugin provides it. */
export type IInfillVerifier = InfillVerifier;
export const IInfillVerifier = new Token<InfillVerifier>(
  '@jupyt5/labextension:IInfillVerifier',
  'Checks candidates in a snapshot of the kernel.'
);
