// The training objective (code infilling, arXiv 2201.12901): which blocks of a notebook are masked in one example.
import type { LayoutCell } from '@jupyt5/codec';
import type { Target, TrainingNotebook } from './read-notebooks.js';
import { shuffled, type Random } from './random.js';

export interface MaskedNotebook {
  readonly cells: readonly LayoutCell[];
  /** The masked cell around which the window is laid. */
  readonly primary: number;
  /** Which of the notebook's targets that is. */
  readonly target: number;
  /** Text of each masked cell's hole, by cell index. */
  readonly texts: ReadonlyMap<number, string>;
}

export interface MaskOptions {
  /** At most this many cells are masked at once (1 to MAX_MASKS). */
  readonly maxMasks: number;
  /** Longer holes (characters) teach little per token and are not masked. */
  readonly maxCharacters: number;
  /** Other masked cells lie within this many cells of the primary one, so that they share its window. */
  readonly reach: number;
}

/** How often only one cell is masked, as at inference. */
const SINGLE_SHARE = 0.2;
/** How often the line break ahead of the hole belongs to the hole: people leave their cursor on either side of it. */
const BREAK_IN_HOLE_SHARE = 0.3;

/** One example's masks, or null if nothing in the notebook can be masked. */
export function chooseMasks(
  notebook: TrainingNotebook,
  random: Random,
  options: MaskOptions
): MaskedNotebook | null {
  const usable = notebook.targets.filter(target => {
    const length = hole(notebook, target).length;
    return length > 0 && length <= options.maxCharacters;
  });
  if (usable.length === 0) return null;
  const first = usable[random.below(usable.length)] as Target;
  const count = random.next() < SINGLE_SHARE ? 1 : options.maxMasks;
  const chosen = new Map<number, Target>([[first.cell, first]]);
  for (const target of shuffled(usable, random)) {
    if (chosen.size >= count) break;
    if (!chosen.has(target.cell) && Math.abs(target.cell - first.cell) <= options.reach)
      chosen.set(target.cell, target);
  }
  const texts = new Map<number, string>();
  const cells = notebook.cells.map((cell, i): LayoutCell => {
    const target = chosen.get(i);
    if (target === undefined) return cell;
    const { before, text, after } = cut(notebook, target, random.next() < BREAK_IN_HOLE_SHARE);
    texts.set(i, text);
    return { type: 'code', before, after };
  });
  return { cells, primary: first.cell, target: notebook.targets.indexOf(first), texts };
}

/** The cell cut at the target: `before + text + after` is the cell. */
function cut(
  notebook: TrainingNotebook,
  target: Target,
  breakInHole: boolean
): { before: string; text: string; after: string } {
  const lines = (notebook.cells[target.cell]?.source ?? '').split('\n');
  const before = lines.slice(0, target.startLine).join('\n');
  const text = lines.slice(target.startLine, target.endLine).join('\n').trimEnd();
  const after = lines
    .slice(target.endLine)
    .map(line => `\n${line}`)
    .join('');
  if (target.startLine === 0) return { before: '', text, after };
  return breakInHole ? { before, text: `\n${text}`, after } : { before: `${before}\n`, text, after };
}

function hole(notebook: TrainingNotebook, target: Target): string {
  return (notebook.cells[target.cell]?.source ?? '')
    .split('\n')
    .slice(target.startLine, target.endLine)
    .join('\n')
    .trim();
}
