// Which of a request's candidates is shown first.
import type { MaskedDocument } from '@jupyt5/schemas';
import { mayBePython } from './python-syntax.js';
import { aroundMask } from './seam.js';
import type { Sequence } from './sequence.js';

/**
 * Candidate indexes, best first: those that repeat another (`duplicates`, their indexes) last; those that may be Python with the text around the mask before those that cannot
 * (only if `validPython`), finished ones before cut ones, then by mean log probability per token.
 */
export function rankCandidates(
  sequences: readonly Sequence[],
  document: MaskedDocument,
  validPython: boolean,
  duplicates: ReadonlySet<number> = new Set()
): number[] {
  const [before, after] = aroundMask(document);
  const keys = new Map(
    sequences.map(sequence => [
      sequence,
      [
        duplicates.has(sequence.index) ? 1 : 0,
        validPython && !mayBePython(before + sequence.text + after) ? 1 : 0,
        sequence.finishReason === 'stop' ? 0 : 1,
        -sequence.logprob / (sequence.tokens + 1),
        sequence.index
      ]
    ])
  );
  return [...sequences]
    .sort((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []))
    .map(({ index }) => index);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] as number);
  return 0;
}
