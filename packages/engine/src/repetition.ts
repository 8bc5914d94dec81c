// Makes tokens less likely that were already written: a small model that is unsure likes to go round in circles.

export interface RepetitionOptions {
  /** Logits of written tokens are divided by it where positive, multiplied where negative (Keskar et al. 2019, CTRL, 4.1). 1: off. */
  readonly repetitionPenalty?: number;
  /** No run of this many tokens is written twice (Paulus et al. 2017, 2.5). 0: off. */
  readonly noRepeatNgram?: number;
}

/** Changes logits[offset + id] in place, for every id of `ids`, the tokens written so far. What ends a text is never held back. */
export function discourageRepeats(
  logits: Float32Array,
  offset: number,
  ids: readonly number[],
  { repetitionPenalty = 1, noRepeatNgram = 0 }: RepetitionOptions
): void {
  if (repetitionPenalty !== 1)
    for (const id of new Set(ids)) {
      const value = logits[offset + id] as number;
      logits[offset + id] = value > 0 ? value / repetitionPenalty : value * repetitionPenalty;
    }
  if (noRepeatNgram < 1) return;
  const recent = noRepeatNgram - 1;
  const from = ids.length - recent;
  for (let i = 0; i + recent < ids.length; i++) {
    let matched = 0;
    while (matched < recent && ids[i + matched] === ids[from + matched]) matched++;
    if (matched === recent) logits[offset + (ids[i + recent] as number)] = -Infinity;
  }
}
