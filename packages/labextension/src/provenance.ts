// Where a cell's text came from, kept in the cell's metadata under `jupyt5`, and how to remove it again.
import type { PartialJSONObject } from '@lumino/coreutils';
import type { Session } from './session.js';
import { shownFilling } from './session.js';

/** Metadata key of cells and notebooks. */
export const METADATA_KEY = 'jupyt5';

/** Enough to say who wrote the text and to write it again. Null before the server said which model it is. */
export function provenanceOf(
  session: Session,
  now: Date,
  checks: readonly string[] = []
): PartialJSONObject | null {
  if (session.start === undefined) return null;
  return {
    model: session.start.model,
    seed: session.start.seed,
    candidate: shownFilling(session)?.index ?? 0,
    rank: session.shown,
    of: session.fillings.length,
    time: now.toISOString(),
    ...(checks.length > 0 ? { verifiedBy: [...checks] } : {})
  };
}

/** Cell models, as far as this needs them. */
export interface MetadataHolder {
  getMetadata(key: string): unknown;
  deleteMetadata(key: string): void;
}

/** Removes the key from every cell; returns from how many. */
export function stripProvenance(cells: Iterable<MetadataHolder>): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.getMetadata(METADATA_KEY) === undefined) continue;
    cell.deleteMetadata(METADATA_KEY);
    count += 1;
  }
  return count;
}
