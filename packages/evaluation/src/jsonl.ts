// JSON Lines between the stages: appended as results come, read back to go on where a run stopped.
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';

/** All records. A last line cut off by a crash is removed from the file, so that what is appended next starts on a line of its own. */
export function readRecords<T>(path: string): readonly T[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1); // every complete record ends with a line break
  if (whole !== text) truncateSync(path, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
}

/** Appends in one write. */
export function appendRecords(path: string, records: readonly object[]): void {
  appendFileSync(path, records.map(record => `${JSON.stringify(record)}\n`).join(''));
}

/** Writes the file anew; a crash leaves either the old one or the new one. */
export function replaceRecords(path: string, records: readonly object[]): void {
  rmSync(`${path}.new`, { force: true });
  appendRecords(`${path}.new`, records);
  renameSync(`${path}.new`, path);
}

export function groupById<T extends { readonly id: string }>(
  records: readonly T[]
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(record.id);
    if (group) group.push(record);
    else groups.set(record.id, [record]);
  }
  return groups;
}

/** Records of ids that have all `count` of theirs; the file keeps only those, so that the others are made anew as a whole. */
export function readComplete<T extends { readonly id: string }>(
  path: string,
  count: (id: string) => number
): readonly T[] {
  const records = readRecords<T>(path);
  const complete = [...groupById(records)]
    .filter(([id, group]) => group.length === count(id))
    .flatMap(([, group]) => group);
  if (complete.length < records.length) replaceRecords(path, complete);
  return complete;
}
