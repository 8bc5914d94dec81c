// Reads a problem file; which benchmark it is shows in the fields of its first record.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Problem } from '../problem.js';
import { problemOfDsp, type DspRecord } from './dsp.js';
import { problemOfFunction, type FunctionRecord } from './functions.js';
import { problemOfTask, type TaskRecord } from './tasks.js';

/**
 * Problems of a JSON Lines file (plain or .gz), one per family.
 * @throws Error that names the file, the line and the formats known
 */
export function loadProblems(path: string): readonly Problem[] {
  const bytes = readFile(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const families = new Set<string>();
  return text
    .split('\n')
    .map((line, i) => (line.trim() === '' ? null : problemOf(line, `${path}:${i + 1}`, dirname(path))))
    .filter((problem): problem is Problem => {
      if (problem === null || (problem.family !== undefined && families.has(problem.family))) return false;
      if (problem.family !== undefined) families.add(problem.family);
      return true;
    });
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Error(`the problem file ${path} cannot be read (${(cause as NodeJS.ErrnoException).code})`, {
      cause
    });
  }
}

function problemOf(line: string, where: string, base: string): Problem {
  let record: Record<string, unknown>;
  try {
    record = JSON.parse(line) as Record<string, unknown>; // its fields are looked at below
  } catch (cause) {
    throw new Error(`${where}: expected one JSON object a line, got ${line.slice(0, 40)}`, { cause });
  }
  if ('notebook' in record && 'test_index' in record) return problemOfTask(record as unknown as TaskRecord);
  if ('notebook_path' in record) return problemOfDsp(record as unknown as DspRecord, base);
  if ('prompt' in record && 'entry_point' in record)
    return problemOfFunction(record as unknown as FunctionRecord);
  throw new Error(
    `${where}: expected a task, a DSP or a HumanEval-like record, got keys ${Object.keys(record).join(', ')}`
  );
}
