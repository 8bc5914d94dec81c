// What the scheduler needs of a batch of sequences that are decoded together. `lane.ts` runs our own graphs, `plain-lane.ts`
// those of other makers.
import type { CrossStates } from './encoder.js';

/** Sequences that read one document. */
export interface Group {
  readonly cross: CrossStates;
}

/** One sequence. `owner` is the caller's; a row without one only keeps its group at two rows. */
export interface Row<T> {
  readonly group: Group;
  readonly owner: T | undefined;
  /** Tokens in the cache. The caller moves it on after a step; what lies beyond is ignored. */
  length: number;
}

export interface DecoderLane<T> {
  /** Whether its rows belong to requests of several candidates. */
  readonly several: boolean;
  readonly rows: readonly Row<T>[];
  /** Whether one more row can join: of a group that is already here, or of a new one. */
  hasRoom(group?: Group): boolean;
  /** New sequences, nothing cached yet. */
  add(group: Group, owners: readonly T[]): void;
  remove(row: Row<T>): void;
  /**
   * Feeds `width` tokens to every row. `ids(row, k)` names the k-th.
   * @returns logits (rows, width, vocab), in the order of `rows` as they are after the call; valid until the next step
   */
  step(width: number, ids: (row: Row<T>, k: number) => number): Promise<Float32Array>;
}
