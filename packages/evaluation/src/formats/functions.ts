// HumanEval, PandasEval, NumpyEval: a prompt and a test, made into a notebook of two cells.
import type { Problem } from '../problem.js';

export interface FunctionRecord {
  readonly task_id: string;
  readonly prompt: string;
  readonly entry_point: string;
  readonly canonical_solution: string | readonly string[];
  readonly test: string;
}

export function problemOfFunction(record: FunctionRecord): Problem {
  const solution =
    typeof record.canonical_solution === 'string'
      ? record.canonical_solution
      : (record.canonical_solution[0] ?? '');
  // Scripts have no entry point: their `check` takes no argument and reads the variables.
  const isScript = /def check\(\s*\)/.test(record.test);
  return {
    id: record.task_id,
    area: record.task_id.split('/')[0] ?? 'functions',
    cells: [{ type: 'code', source: record.prompt }],
    masked: 0,
    before: record.prompt,
    reference: solution,
    checks: [`${record.test}\n\ncheck(${isScript ? '' : record.entry_point})`]
  };
}
