// Which cells of a notebook say whether a filled cell is right.

export interface CheckableCell {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
  /** nbformat cell metadata, where the caller has it: nbgrader marks its test cells there. */
  readonly metadata?: { readonly nbgrader?: { readonly grade?: boolean; readonly solution?: boolean } };
}

export interface Check {
  /** Index of the cell it comes from; the masked cell's own for its doctest examples. */
  readonly cell: number;
  readonly kind: 'asserts' | 'nbgrader' | 'doctest';
  readonly source: string;
}

const HEADING = /^\s{0,3}#{1,6}\s/;
const ASSERTION =
  /^\s*assert\b|\b(?:np|numpy|pd|pandas|tm|torch)\.testing\.|\bassert_(?:\w+)\s*\(|\bself\.assert\w+\(/m;

/**
 * The checks for cell `masked`: code cells below it, up to the next markdown heading, that assert something or are nbgrader's test
 * cells; and the doctest examples of the function that the masked cell begins. Cells between that assert nothing but bind what
 * a later check needs (a helper, a fixture) are taken along in front of it.
 */
export function findChecks(cells: readonly CheckableCell[], masked: number): readonly Check[] {
  const checks: Check[] = doctests(cells[masked]?.source ?? '', masked);
  let between: string[] = [];
  for (let i = masked + 1; i < cells.length; i++) {
    const cell = cells[i] as CheckableCell;
    if (cell.type === 'markdown' && HEADING.test(cell.source)) break;
    if (cell.type !== 'code') continue;
    const { grade, solution } = cell.metadata?.nbgrader ?? {};
    const kind =
      grade === true && solution !== true
        ? 'nbgrader'
        : ASSERTION.test(withoutComments(cell.source))
          ? 'asserts'
          : null;
    if (kind === null) {
      between.push(cell.source);
      continue;
    }
    checks.push({
      cell: i,
      kind,
      source: [...between.filter(source => bindsOnly(source)), cell.source].join('\n')
    });
    between = [];
  }
  return checks;
}

/** A cell that only imports and defines is safe to take along; one that draws or prints is not needed. */
function bindsOnly(source: string): boolean {
  const statements = source.split('\n').filter(line => /^\S/.test(line) && !line.startsWith('#'));
  return (
    statements.length > 0 &&
    statements.every(line => /^(?:import|from|def|class|@)\b|^[\w, ]+\s*=[^=]/.test(line))
  );
}

function withoutComments(source: string): string {
  return source.replace(/^\s*#.*$/gm, '');
}

/** Examples in the docstring of the function that the cell begins, run by Python's own doctest. */
function doctests(source: string, cell: number): Check[] {
  const names = [...source.matchAll(/^def\s+(\w+)/gm)].map(match => match[1] as string); // group 1 always matches
  if (names.length === 0 || !/^\s*>>> /m.test(source)) return [];
  const run = names.map(
    name =>
      `_runner.run(_test) if (_test := _doctest.DocTestParser().get_doctest(${name}.__doc__ or "", dict(globals()), "${name}", None, 0)) else None`
  );
  const lines = ['import doctest as _doctest', '_runner = _doctest.DocTestRunner(verbose=False)', ...run];
  lines.push(
    'assert _runner.failures == 0, f"{_runner.failures} of {_runner.tries} docstring examples fail"'
  );
  return [{ cell, kind: 'doctest', source: lines.join('\n') }];
}
