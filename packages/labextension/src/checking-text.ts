// What the strip says about checks. Never more than what is known: "verified" only for what passed a check.
import type { VerdictState } from '@jupyt5/verify';
import type { TranslationBundle } from '@jupyterlab/translation';
import { closestVerdict, type Checking, type CheckPlaces } from './checking.js';
import type { StripMark } from './strip.js';

export function checkingText(checking: Checking, trans: TranslationBundle): string {
  const { conclusion, verdicts, total, places } = checking;
  if (conclusion === undefined) return trans.__('%1 of %2 checked', verdicts.length, total);
  switch (conclusion.type) {
    case 'verified':
      return verifiedText(places, trans);
    case 'agreed':
      return trans.__('%1 of %2 agree (no check below this cell)', conclusion.agreeing, conclusion.of);
    case 'notVerified':
      return trans.__('not verified: %1', conclusion.reason);
    case 'nonePassed':
      return trans.__('none of %1 passed – nothing inserted', conclusion.of);
  }
}

function verifiedText({ cellNumbers, hasDocstring }: CheckPlaces, trans: TranslationBundle): string {
  const numbers = cellNumbers.join(', ');
  if (cellNumbers.length === 0) return trans.__('verified by the examples in its docstring');
  if (hasDocstring)
    return trans._n(
      'verified by its docstring and cell %2',
      'verified by its docstring and cells %2',
      cellNumbers.length,
      numbers
    );
  return trans._n('verified by cell %2', 'verified by cells %2', cellNumbers.length, numbers);
}

/** How far the closest candidate came. */
export function closestText(checking: Checking, trans: TranslationBundle): string {
  const passed = closestVerdict(checking)?.verdict.checksPassed ?? 0;
  return trans._n('It passed %1 check', 'It passed %1 checks', passed);
}

const SIGNS: { readonly [state in VerdictState | 'pending']: string } = {
  pending: '○',
  passed: '✓',
  failed: '✗',
  timeout: '⧖',
  ran: '•',
  unchecked: '?'
};

/** One mark per candidate asked for, in the order in which the model writes them. */
export function marksOf(checking: Checking, trans: TranslationBundle): readonly StripMark[] {
  const words: { readonly [state in VerdictState | 'pending']: string } = {
    pending: trans.__('not checked yet'),
    passed: trans.__('passed'),
    failed: trans.__('failed'),
    timeout: trans.__('timed out'),
    ran: trans.__('ran, without a check'),
    unchecked: trans.__('could not be checked')
  };
  const states = new Map(checking.verdicts.map(({ index, verdict }) => [index, verdict]));
  return Array.from({ length: checking.total }, (_, index) => {
    const verdict = states.get(index);
    const state = verdict?.state ?? 'pending';
    const title = trans.__('Suggestion %1: %2', index + 1, words[state]);
    return { state, sign: SIGNS[state], title: verdict?.reason ? `${title} (${verdict.reason})` : title };
  });
}
