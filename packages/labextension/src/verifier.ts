// The hook for checking candidates against the notebook's own checks. Another plugin provides it; without one nothing is checked.
import type { CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Token } from '@lumino/coreutils';

/** What became of one candidate. `agreed`: no check exists, but `count` candidates left the same behind. */
export type Verdict =
  | { readonly type: 'passed'; readonly checks: readonly string[] }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'timedOut'; readonly reason: string }
  | { readonly type: 'agreed'; readonly count: number }
  | { readonly type: 'unchecked'; readonly reason: string };

export interface VerifyRequest {
  readonly panel: NotebookPanel;
  readonly cell: CodeCell;
  /** The whole text of the cell with each candidate in it. */
  readonly sources: readonly string[];
  readonly signal: AbortSignal;
}

export interface InfillVerifier {
  /** Whether this notebook's kernel can be used for checking now. */
  canVerify(panel: NotebookPanel): boolean;
  /** Verdicts as they come, each for one position of `sources`. */
  verify(request: VerifyRequest): AsyncIterable<{ readonly index: number; readonly verdict: Verdict }>;
}

/** The token under which a plugin provides it. */
export type IInfillVerifier = InfillVerifier;
export const IInfillVerifier = new Token<InfillVerifier>(
  '@jupyt5/labextension:IInfillVerifier',
  'Checks candidates in a snapshot of the kernel.'
);
