// Real text for the benchmark: masked documents of a given length in tokens, and the ids that they become.
import { readFileSync, readdirSync } from 'node:fs';
import { encodeDocument, maskCell } from '@jupyt5/codec';
import { loadTokenizer } from '@jupyt5/codec/node';

const EXAMPLES = new URL('../../../examples/', import.meta.url);

/**
 * Real documents with one mask: of masked notebooks, one JSON a line (the training data's form; the middle target is masked), or,
 * without a file, of the repository's examples, each code cell in turn.
 */
export function readNotebooks(path, count) {
  const documents = path === undefined ? examples() : maskedNotebooks(path);
  return [...take(documents, count)];
}

function* take(values, count) {
  let taken = 0;
  for (const value of values) {
    if (taken++ === count) return;
    yield value;
  }
}

function* examples() {
  for (const name of readdirSync(EXAMPLES).filter(name => name.endsWith('.ipynb'))) {
    const notebook = JSON.parse(readFileSync(new URL(name, EXAMPLES), 'utf8'));
    for (const [cellIndex, cell] of notebook.cells.entries())
      if (cell.cell_type === 'code') yield maskCell(emptied(notebook, cellIndex), { cellIndex });
  }
}

const emptied = (notebook, index) => ({
  ...notebook,
  cells: notebook.cells.map((cell, i) => (i === index ? { ...cell, source: '' } : cell))
});

function* maskedNotebooks(path) {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const { cells, targets } = JSON.parse(line);
    const target = targets[targets.length >> 1];
    if (!target) continue;
    const lines = cells[target.cell].source.split('\n');
    const before = lines
      .slice(0, target.startLine)
      .map(text => `${text}\n`)
      .join('');
    const after = lines
      .slice(target.endLine)
      .map(text => `\n${text}`)
      .join('');
    yield {
      language: 'python',
      cells: cells.map(({ type, source }, i) =>
        i === target.cell ? { type: 'code', masked: true, before, after } : { type, source }
      )
    };
  }
}

/**
 * `count` documents whose window holds exactly `tokens` ids, made from this repository's own sources; every number from
 * `first` on is another document.
 */
export async function makeDocuments(modelFolder, tokens, count, first = 0) {
  const tokenizer = await loadTokenizer(modelFolder);
  const folder = new URL('../src/', import.meta.url);
  const text = readdirSync(folder)
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
    .replace(/[^\n -~]/g, '');
  const documents = [];
  for (let i = first; i < first + count; i++) {
    // Grow the cell above the mask until the window has the length that is asked for.
    const start = (i * 1500) % (text.length - tokens * 8);
    const build = length => ({
      language: 'text',
      cells: [
        { type: 'markdown', source: text.slice(start, start + length).trimEnd() },
        { type: 'code', masked: true, before: '', after: '' }
      ]
    });
    let [low, high] = [0, tokens * 8];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const { inputIds } = await encodeDocument(build(middle), tokenizer, { maxTokens: 8 * tokens });
      if (inputIds.length <= tokens) low = middle;
      else high = middle - 1;
    }
    const { inputIds } = await encodeDocument(build(low), tokenizer, { maxTokens: 8 * tokens });
    documents.push({ document: build(low), inputIds: [...inputIds] });
  }
  return documents;
}
