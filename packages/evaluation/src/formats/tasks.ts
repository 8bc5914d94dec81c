// Our own tasks: whole notebooks, one JSON object a line, with the reference in the cell.
import type { Problem, ProblemCell } from '../problem.js';

export interface TaskRecord {
  readonly task_id: string;
  readonly area: string;
  readonly difficulty: number;
  readonly notebook: {
    readonly cells: readonly {
      readonly cell_type: ProblemCell['type'];
      readonly source: string | readonly string[];
    }[];
  };
  readonly cell_index: number;
  readonly test_index: number;
  readonly prefix: string;
}

export function problemOfTask(record: TaskRecord): Problem {
  const cells = record.notebook.cells.map((cell): ProblemCell => ({
    type: cell.cell_type,
    source: typeof cell.source === 'string' ? cell.source : cell.source.join('')
  }));
  const whole = cells[record.cell_index]?.source ?? '';
  return {
    id: record.task_id,
    area: record.area,
    difficulty: record.difficulty,
    cells,
    masked: record.cell_index,
    before: record.prefix,
    reference: whole.slice(record.prefix.length),
    checks: cells
      .slice(record.cell_index + 1, record.test_index + 1)
      .filter(cell => cell.type === 'code')
      .map(cell => cell.source)
  };
}
