// Solved exercises from a model's memory, written ahead of the notebook: `<similar> statement <code> solution`, best first.
import { CELL_IDS, SIMILAR_ID } from './format.js';
import type { TokenId, Tokenizer } from './tokenizer.js';
import type { LayoutCell } from './window.js';

export interface Similar {
  readonly statement: string;
  readonly code: string;
}

/** Where similar exercises come from; without one, a window holds the notebook alone. */
export interface SimilarSource {
  /** At most `count` exercises that are like what is asked at the masked cell `primary`, best first. */
  similarTo(cells: readonly LayoutCell[], primary: number, count: number): readonly Similar[];
}

/** Exercises that are asked for. */
export const MOST_SIMILAR = 3;
/** Ids that all of them may take, and their share of the window. */
const MOST_TOKENS = 144;
const LARGEST_SHARE = 0.4;

/** Whole exercises only, as far as the room goes. */
export async function layOutSimilar(
  similar: readonly Similar[],
  tokenizer: Tokenizer,
  maxTokens: number
): Promise<{ readonly ids: readonly TokenId[]; readonly statements: readonly string[] }> {
  if (similar.length === 0) return { ids: [], statements: [] };
  const encoded = await tokenizer.encode(similar.flatMap(({ statement, code }) => [statement, code]));
  const room = Math.min(MOST_TOKENS, Math.floor(maxTokens * LARGEST_SHARE));
  const ids: TokenId[] = [];
  const statements: string[] = [];
  similar.forEach(({ statement }, k) => {
    const next = [SIMILAR_ID, ...(encoded[2 * k] ?? []), CELL_IDS.code, ...(encoded[2 * k + 1] ?? [])];
    if (ids.length + next.length > room) return;
    ids.push(...next);
    statements.push(statement);
  });
  return { ids, statements };
}
