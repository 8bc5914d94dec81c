// JSON Lines between the stages: appended as results come, read back to go on where a run stopped.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** All records; a last line cut off by a crash is dropped. */
export function readRecords<T>(path: string): readonly T[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const complete = lines.slice(0, -1); // every whole record ends with a line break
  return complete.filter(line => line !== '').map(line => JSON.parse(line) as T);
}

export function appendRecord(path: string, record: object): void {
  appendFileSync(path, `${JSON.stringify(record)}\n`);
}
