// Solved exercises, found by their statements. A small model cannot remember how everything is done,
// but it can copy and adapt: what is most like the question is put in front of the notebook (retrieval as in arXiv 2005.11401).
import { readFile } from 'node:fs/promises';
import type { LayoutCell, Similar, SimilarSource } from '@jupyt5/codec';
import { Bm25 } from './bm25.js';
import { questionOf } from './question.js';
import { termsOf } from './terms.js';

export interface MemoryEntry extends Similar {
  /** Which skill the exercise is about: of one skill only the best is taken. */
  readonly skill: string;
}

/** A memory that cannot be used; the message says which file and line. */
export class MemoryError extends Error {}

/** How many hits are looked at for `count` of different skills. */
const POOL = 24;

export class Memory implements SimilarSource {
  readonly #index: Bm25;

  constructor(readonly entries: readonly MemoryEntry[]) {
    this.#index = new Bm25(entries.map(({ statement }) => termsOf(statement)));
  }

  /** Reads JSON Lines of `{"skill", "statement", "code"}`. @throws MemoryError naming file and line */
  static async load(file: string): Promise<Memory> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      throw new MemoryError(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
    }
    const lines = text.split('\n').filter(line => line !== '');
    return new Memory(lines.map((line, i) => checked(line, `${file}:${i + 1}`)));
  }

  /** The `count` most similar entries that `accept` lets through, best first; of one skill or one code only the first. */
  search(
    question: string,
    count: number,
    accept: (entry: MemoryEntry) => boolean = () => true
  ): readonly MemoryEntry[] {
    const found: MemoryEntry[] = [];
    for (const position of this.#index.best(termsOf(question), POOL)) {
      const entry = this.entries[position] as MemoryEntry; // of the index's own texts
      if (found.some(other => other.skill === entry.skill || other.code === entry.code) || !accept(entry))
        continue;
      found.push(entry);
      if (found.length === count) break;
    }
    return found;
  }

  /** @inheritdoc */
  similarTo(cells: readonly LayoutCell[], primary: number, count: number): readonly MemoryEntry[] {
    const question = questionOf(cells, primary);
    return question === '' ? [] : this.search(question, count);
  }
}

function checked(line: string, where: string): MemoryEntry {
  let entry: MemoryEntry;
  try {
    entry = JSON.parse(line) as MemoryEntry; // its fields are looked at below
  } catch (cause) {
    throw new MemoryError(`${where}: expected one JSON object a line, got ${line.slice(0, 40)}`, { cause });
  }
  for (const key of ['skill', 'statement', 'code'] as const)
    if (typeof entry[key] !== 'string')
      throw new MemoryError(`${where}: expected a string "${key}", got ${JSON.stringify(entry[key])}`);
  return entry;
}
