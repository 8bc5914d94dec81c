// Guesses the next tokens by looking up what was written last in the notebook itself: cells copy names, columns and calls. The
// guesses are fed in one step with the last token and checked against what the model chooses, so output never changes.
import type { Layout } from '@jupyt5/codec';

export interface Draft {
  readonly ids: readonly number[];
  /** How many of the last tokens were found again, 1 to LONGEST_MATCH. */
  readonly matched: number;
}

const LONGEST_MATCH = 6;
const MOST_GUESSES = 8;
const NOTHING: Draft = { ids: [], matched: 0 };

/** What a sequence can copy from: the document, then what it has written. */
export class LookupText {
  readonly #ids: number[];
  readonly #layout: Layout;

  constructor(inputIds: Int32Array, layout: Layout) {
    this.#ids = [...inputIds];
    this.#layout = layout;
  }

  push(id: number): void {
    this.#ids.push(id);
  }

  /** Finds the longest earlier occurrence of the end of the text, the latest of equals, and what followed it. */
  find(): Draft {
    const [ids, end, layout] = [this.#ids, this.#ids.length - 1, this.#layout];
    const last = ids[end] as number;
    let [place, matched] = [-1, 0];
    for (let i = end - 1; i >= 0 && matched < LONGEST_MATCH; i--) {
      if (ids[i] !== last) continue;
      let length = 1;
      while (length < LONGEST_MATCH && i >= length && ids[i - length] === ids[end - length]) length++;
      if (length > matched) [place, matched] = [i, length];
    }
    if (place < 0 || !layout.isText(last)) return NOTHING;
    const guesses: number[] = [];
    for (let i = place + 1; i <= end && guesses.length < MOST_GUESSES; i++) {
      const id = ids[i] as number;
      // Where a cell of the notebook ends, what was copied from it will end too.
      guesses.push(layout.isText(id) ? id : (layout.endIds[0] as number));
      if (!layout.isText(id)) break;
    }
    return { ids: guesses, matched };
  }
}

/** One more token in a step costs about this share of a step of one (measured: 0.15 to 0.25). */
const COST_PER_TOKEN = 0.2;
/** How fast the shares of accepted guesses follow what happens. */
const LEARNING = 0.05;

/** Learns how often guesses are right, by length of match, and how many are worth a step. */
export class LookupPolicy {
  /** Share of right guesses after a match of that length, before anything was seen. */
  readonly #accepted = [0, 0.2, 0.4, 0.55, 0.65, 0.7, 0.75];
  steps = 0;
  proposed = 0;
  accepted = 0;

  /** The number of guesses, at most `available`, with the most tokens per time; 0 where none pays. */
  worthwhile(matched: number, available: number): number {
    const right = this.#accepted[matched] ?? 0;
    let [best, bestRate] = [0, 1];
    for (let count = 1, tokens = 1, chance = right; count <= available; count++, chance *= right) {
      tokens += chance;
      const rate = tokens / (1 + COST_PER_TOKEN * count);
      if (rate > bestRate) [best, bestRate] = [count, rate];
    }
    return best;
  }

  /**
   * Takes in what happened: `right` of the guesses came true, `fed` of them were fed. Where none was fed the first is learnt
   * from all the same, so that guessing comes back when it would pay.
   */
  learn(matched: number, fed: number, right: number): void {
    if (fed > 0) {
      this.steps++;
      this.proposed += fed;
      this.accepted += Math.min(fed, right);
    }
    const seen = Math.min(Math.max(1, fed), right + 1);
    for (let i = 0; i < seen; i++) {
      const old = this.#accepted[matched] ?? 0;
      this.#accepted[matched] = old + LEARNING * ((i < right ? 1 : 0) - old);
    }
  }
}
