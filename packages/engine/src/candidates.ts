// The candidates of one request: tells each as it is written, and draws anew those whose text another one has.
//
// All candidates are drawn at once, then, at once again, those that turned out to repeat another, with everything drawn so far
// left out (sampled-paths.ts), and so on. A draw that is thrown away because it is known, and one that leaves out what is known,
// give the next new text with the same probabilities; so the texts, ordered by round and then by index, are sampled without
// replacement. A round begins only when the one before it has ended: what is drawn does not depend on who was faster.
import type { FinishReason } from './protocol.js';
import { SampledPaths } from './sampled-paths.js';
import type { Draw, Sequence } from './sequence.js';

/** Each round finds at least one new text, if there is one, and costs about the time of one candidate. */
const MOST_ROUNDS = 8;

export interface CandidateSink {
  text(candidate: number, text: string): void;
  finished(sequence: Sequence, finishReason: FinishReason, redraws: number, duplicateOf?: number): void;
}

interface Contender {
  readonly index: number;
  sequence: Sequence;
  /** What its last draw wrote, the same as another one's. */
  repeated: Sequence | undefined;
  redraws: number;
  /** Text that is not yet told. */
  held: string;
  /** Those whose text it may still turn out to have. */
  rivals: readonly Contender[];
  isTold: boolean;
}

export class Candidates {
  /** Indexes of those that repeat another. */
  readonly duplicates = new Set<number>();
  readonly #contenders: readonly Contender[];
  readonly #isDistinct: boolean;
  readonly #paths = new SampledPaths();

  constructor(
    n: number,
    isDistinct: boolean,
    private readonly draw: (index: number, draw: Draw) => Sequence,
    private readonly sink: CandidateSink
  ) {
    this.#isDistinct = isDistinct;
    const contenders: Contender[] = [];
    for (let index = 0; index < n; index++)
      contenders.push({
        index,
        sequence: draw(index, { attempt: 0 }),
        repeated: undefined,
        redraws: 0,
        held: '',
        rivals: isDistinct ? [...contenders] : [],
        isTold: false
      });
    this.#contenders = contenders;
  }

  /** In the order of their indexes; another one stands there once a candidate is drawn anew. */
  get sequences(): readonly Sequence[] {
    return this.#contenders.map(({ sequence }) => sequence);
  }

  /** Takes in text that a sequence has written, and tells what is certain to be kept. */
  say(sequence: Sequence, text: string): void {
    const contender = this.#contenders[sequence.index] as Contender;
    contender.held += text;
    if (this.#isDistinct) for (const each of this.#contenders) this.#tell(each, contender);
    else this.#tell(contender);
  }

  /**
   * To be asked when every sequence has ended: those that have to be written now, in the places of others. None: all are told.
   */
  nextRound(): readonly Sequence[] {
    const again = this.#contenders.filter(({ isTold }) => !isTold);
    if (again.length === 0) return [];
    const last = this.#contenders.filter(({ redraws }) => redraws === (again[0] as Contender).redraws);
    for (const { sequence } of last) this.#paths.add(sequence.path, sequence.shares);
    if (this.#paths.isExhausted || (again[0] as Contender).redraws === MOST_ROUNDS) {
      for (const contender of again) this.#tellDuplicate(contender, contender.sequence);
      return [];
    }
    const kept = this.#contenders.filter(({ isTold }) => isTold);
    for (const [i, contender] of again.entries()) {
      contender.repeated = contender.sequence;
      contender.redraws++;
      contender.held = '';
      contender.rivals = [...kept, ...again.slice(0, i)];
      contender.sequence = this.draw(contender.index, {
        attempt: contender.redraws,
        leftOut: this.#paths.root
      });
    }
    return again.map(({ sequence }) => sequence);
  }

  /** Ends all that are still being written; what they have so far stands, or what they had before they were drawn anew. */
  finishAll(reason: FinishReason): void {
    const open = this.#contenders.filter(({ isTold }) => !isTold);
    const cut = open.filter(({ sequence }) => sequence.finishReason === undefined);
    const abandoned = cut.filter(({ repeated, rivals }) => repeated && rivals.length > 0);
    for (const contender of cut) contender.held += contender.sequence.finish(reason);
    for (const contender of open) if (!abandoned.includes(contender)) this.#tell(contender);
    for (const contender of open) {
      const { repeated, sequence, isTold } = contender;
      if (isTold) continue;
      if (abandoned.includes(contender)) this.#tellDuplicate(contender, repeated ?? sequence);
      else if (!cut.includes(contender)) this.#tellDuplicate(contender, sequence);
      else {
        contender.rivals = []; // cut so early that it says the same as another
        this.#tell(contender);
      }
    }
  }

  /** `changed`: the only one that has written since the last time, so that no other pairs have to be compared. */
  #tell(contender: Contender, changed = contender): void {
    const { sequence, index } = contender;
    if (contender.isTold) return;
    contender.rivals = contender.rivals.filter(
      rival => (changed !== contender && changed !== rival) || !areApart(sequence, rival.sequence)
    );
    if (contender.rivals.length > 0) return;
    if (contender.held !== '') this.sink.text(index, contender.held);
    contender.held = '';
    if (sequence.finishReason === undefined) return;
    contender.isTold = true;
    this.sink.finished(sequence, sequence.finishReason, contender.redraws);
  }

  #tellDuplicate(contender: Contender, sequence: Sequence): void {
    const { index, redraws } = contender;
    const original = this.#contenders.find(
      other => other.isTold && !this.duplicates.has(other.index) && isSame(other.sequence, sequence)
    );
    Object.assign(contender, { sequence, isTold: true });
    if (sequence.text !== '') this.sink.text(index, sequence.text);
    if (original) this.duplicates.add(index);
    // finishReason is set: only sequences that have ended come here.
    this.sink.finished(sequence, sequence.finishReason ?? 'stop', redraws, original?.index);
  }
}

/** What of a sequence decides whether it is another's equal. */
type Written = Pick<Sequence, 'text' | 'finishReason'>;

function isSame(a: Written, b: Written): boolean {
  return a.text.trimEnd() === b.text.trimEnd();
}

/** Whether two texts differ whatever is still written: by more than white space at the end. */
export function areApart(a: Written, b: Written): boolean {
  const [hasEnded, otherHasEnded] = [a.finishReason !== undefined, b.finishReason !== undefined];
  if (hasEnded && otherHasEnded) return !isSame(a, b);
  const shorter = Math.min(a.text.length, b.text.length);
  let shared = 0;
  while (shared < shorter && a.text[shared] === b.text[shared]) shared++;
  const [rest, otherRest] = [a.text.slice(shared).trim(), b.text.slice(shared).trim()];
  if (shared < shorter) return rest !== '' || otherRest !== '';
  return (hasEnded && otherRest !== '') || (otherHasEnded && rest !== '');
}
