// What a teacher allows in a notebook: its metadata key `jupyt5.policy`. The server extension enforces it as well.

/**
 * - `on`: everything; `hints`: hints, never the code; `verified-only`: only what the notebook's own checks passed;
 * - `off`: nothing.
 */
export type Policy = 'on' | 'hints' | 'verified-only' | 'off';

const POLICIES: readonly string[] = ['on', 'hints', 'verified-only', 'off'];

/** The policy of a notebook. A value nobody knows is a teacher's typing error: nothing is allowed until it is corrected. */
export function policyOf(metadata: { readonly [key: string]: unknown } | undefined): Policy {
  const own = metadata?.['jupyt5'];
  const value =
    typeof own === 'object' && own !== null ? (own as Record<string, unknown>)['policy'] : undefined;
  if (value === undefined) return 'on';
  return typeof value === 'string' && POLICIES.includes(value) ? (value as Policy) : 'off';
}

/** nbgrader's mark on a cell, or null. Source: nbgrader.readthedocs.io, "nbgrader metadata". */
export function gradedCell(metadata: {
  readonly [key: string]: unknown;
}): 'solution' | 'test' | 'locked' | null {
  const own = metadata['nbgrader'];
  if (typeof own !== 'object' || own === null) return null;
  const { grade, solution, locked } = own as Record<string, unknown>;
  if (grade === true && solution !== true) return 'test';
  if (solution === true) return 'solution';
  return locked === true ? 'locked' : null;
}
