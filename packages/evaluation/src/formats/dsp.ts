// Data Science Problems (arXiv 2201.12901): real teaching notebooks beside a problems.jsonl, with their data files.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readNotebook } from '@jupyt5/codec';
import type { Problem } from '../problem.js';

export interface DspRecord {
  readonly task_id: string;
  readonly notebook_path: string;
  readonly cell_index: number;
  /** What stays visible of the cell. */
  readonly cell_stub: string;
  readonly solution: string;
  readonly solution_cell: string;
  readonly test: string;
  readonly category: string;
  readonly family: string;
}

/** @param base folder of problems.jsonl, from which notebook paths start */
export function problemOfDsp(record: DspRecord, base: string): Problem {
  const path = join(base, record.notebook_path);
  const { cells } = readNotebook(JSON.parse(readFileSync(path, 'utf8')));
  const before = record.cell_stub === '' ? '' : `${record.cell_stub.trimEnd()}\n`;
  return {
    id: record.task_id,
    area: `dsp ${record.category}`,
    // The test is the next cell of the original notebook; where the copy lacks it, it is put back for the model to see.
    cells: cells.map((cell, i) =>
      i === record.cell_index ? { type: 'code', source: before } : { type: cell.type, source: cell.source }
    ),
    masked: record.cell_index,
    before,
    reference: record.solution_cell.startsWith(record.cell_stub.trimEnd())
      ? record.solution_cell.slice(before.length)
      : record.solution,
    checks: [record.test],
    tolerant: true,
    folder: dirname(path),
    family: record.family
  };
}
