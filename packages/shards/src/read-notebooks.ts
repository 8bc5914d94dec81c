// Reads masked notebooks: JSON Lines, one notebook a line, as the Python side (exercises, corpus annotation) writes them.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A place that may be masked: whole lines of one code cell, 0-based, half-open. */
export interface Target {
  readonly cell: number;
  readonly startLine: number;
  readonly endLine: number;
}

export interface TrainingNotebook {
  readonly cells: readonly { readonly type: 'code' | 'markdown' | 'raw'; readonly source: string }[];
  readonly targets: readonly Target[];
}

/**
 * Yields the notebooks of the files in order.
 * @throws Error naming file and line if a line is not such a notebook
 */
export async function* readNotebooks(files: readonly string[]): AsyncGenerator<TrainingNotebook> {
  for (const file of files) {
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      yield checked(line, `${file}:${number}`);
    }
  }
}

function checked(line: string, where: string): TrainingNotebook {
  const record = JSON.parse(line) as TrainingNotebook;
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
