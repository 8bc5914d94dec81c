// What the notebook asks for at the masked cell: the text just above it, and comments that stand in the cell already.
import type { LayoutCell } from '@jupyt5/codec';

/** How far above the masked cell its statement may stand, in cells: data or a look at it may come between. */
const REACH = 3;
/** Characters of a statement that are searched for. */
const LONGEST = 1200;

/** The statement of the masked cell `primary`; '' if nothing says what it is for. */
export function questionOf(cells: readonly LayoutCell[], primary: number): string {
  const masked = cells[primary];
  if (masked === undefined || !('before' in masked)) return '';
  const inCell = commentsOf(masked.before);
  for (let i = primary - 1; i >= Math.max(0, primary - REACH); i--) {
    const cell = cells[i];
    if (cell === undefined || 'before' in cell) continue;
    const text = cell.type === 'code' ? onlyComments(cell.source) : cell.source;
    if (text.trim() !== '') return `${text.slice(-LONGEST)}\n${inCell}`.trim();
    // Code that does something ends the search when the cell itself says what it is for.
    if (inCell !== '') break;
  }
  return inCell;
}

/** Comments, docstrings and `def` lines: all that people write ahead of a solution. */
function commentsOf(code: string): string {
  const docstrings = code.match(/("""|''')[\s\S]*?(\1|$)/g) ?? [];
  const lines = code.split('\n').filter(line => /^\s*(#|def )/.test(line));
  return [
    ...lines.map(line => line.replace(/^\s*#+\s?/, '')),
    ...docstrings.map(text => text.replace(/"""|'''/g, ''))
  ]
    .join('\n')
    .trim()
    .slice(-LONGEST);
}

/** The text of a code cell that holds nothing but comments, else ''. */
function onlyComments(source: string): string {
  const lines = source.split('\n').filter(line => line.trim() !== '');
  return lines.every(line => line.trimStart().startsWith('#')) ? commentsOf(source) : '';
}
