// Reads masked notebooks: JSON Lines, one notebook a line, as the Python side (exercises, corpus annotation) writes them.
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** A place that may be masked: whole lines of one code cell, 0-based, half-open. */
export interface Target {
  readonly cell: number;
  readonly startLine: number;
  readonly endLine: number;
}

export interface TrainingNotebook {
  readonly cells: readonly { readonly type: 'code' | 'markdown' | 'raw'; readonly source: string }[];
  readonly targets: readonly Target[];
  /** Of exercises: the skills of the targets, in order, with slashes between. */
  readonly path?: string;
}

export interface NotebookRecord {
  readonly notebook: TrainingNotebook;
  /** SHA-256 of its line: what it is, wherever it stands. */
  readonly sha256: string;
}

/**
 * Yields the notebooks of the files in order.
 * @throws Error naming file and line if a line is not such a notebook
 */
export async function* readNotebooks(files: readonly string[]): AsyncGenerator<NotebookRecord> {
  for (const file of files) {
    let number = 0;
    for await (const line of (await openFile(file)).readLines()) {
      number++;
      const text = line.trim();
      if (text === '') continue;
      const sha256 = createHash('sha256').update(text).digest('hex');
      yield { notebook: checked(text, `${file}:${number}`), sha256 };
    }
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (cause) {
    throw new Error(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
}

function checked(line: string, where: string): TrainingNotebook {
  let record: TrainingNotebook;
  try {
    record = JSON.parse(line) as TrainingNotebook; // its fields are looked at below
  } catch (cause) {
    throw new Error(`${where}: expected one JSON object a line, got ${line.slice(0, 40)}`, { cause });
  }
  if (!Array.isArray(record.cells) || !Array.isArray(record.targets))
    throw new Error(
      `${where}: expected a notebook with "cells" and "targets", got keys ${Object.keys(record).join(', ')}`
    );
  for (const { cell, startLine, endLine } of record.targets) {
    const lines = record.cells[cell]?.source.split('\n').length ?? 0;
    if (!(startLine >= 0 && startLine < endLine && endLine <= lines))
      throw new Error(
        `${where}: target lines must lie in 0..${lines} of cell ${cell}, got ${startLine}..${endLine}`
      );
  }
  return record;
}
