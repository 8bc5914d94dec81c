// Why a cell is not filled, found out before anything is sent. The cell stays as it is.
import type { TranslationBundle } from '@jupyterlab/translation';
import { gradedCell, type Policy } from './policy.js';

/** The facts that decide. */
export interface CellFacts {
  readonly cellType: string;
  readonly language: string;
  readonly isNotebookReadOnly: boolean;
  /** From 1, as people count. */
  readonly cellNumber: number;
  readonly cellMetadata: { readonly [key: string]: unknown };
  readonly policy: Policy;
  /** A verifier is installed and can judge this notebook. */
  readonly canVerify: boolean;
  /** What is asked for is "infill and verify". */
  readonly isVerifying: boolean;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** A sentence that says why and what to do, or null where the cell can be filled. */
export function findRefusal(facts: CellFacts, trans: TranslationBundle): string | null {
  const { cellNumber } = facts;
  if (facts.policy === 'off')
    return trans.__(
      'This notebook does not allow suggestions (its policy jupyt5.policy is "off"). Whoever set it can change it in the notebook metadata.'
    );
  if (facts.policy === 'verified-only' && !facts.canVerify)
    return trans.__(
      'This notebook allows only suggestions that passed its checks, and checking is not available here.'
    );
  if (facts.policy === 'verified-only' && !facts.isVerifying)
    return trans.__(
      'This notebook allows only suggestions that passed its checks. Use "Infill and verify" (Alt+Shift+I).'
    );
  if (facts.cellType !== 'code')
    return trans.__(
      'Only code cells can be filled; cell %1 is not one. Change its type or choose another cell.',
      cellNumber
    );
  if (facts.language !== 'python')
    return trans.__(
      'The model writes Python only, and this notebook runs %1. Choose a Python kernel to fill its cells.',
      facts.language
    );
  if (facts.isNotebookReadOnly)
    return trans.__('This notebook cannot be written. Save a copy of it and fill the cell there.');
  if (facts.cellMetadata['editable'] === false || facts.cellMetadata['deletable'] === 'locked')
    return trans.__(
      'Cell %1 is locked. Unlock it in the property inspector (Common Tools, editable) to fill it.',
      cellNumber
    );
  if (gradedCell(facts.cellMetadata) === 'test')
    return trans.__('Cell %1 holds tests that are graded. Fill the cell above that they test.', cellNumber);
  return null;
}
