// Real text for the benchmark: masked documents of a given length in tokens, and the ids that they become.
import { readFileSync, readdirSync } from 'node:fs';
import { encodeDocument } from '@jupyt5/codec';
import { loadTokenizer } from '@jupyt5/codec/node';

/** Masked notebooks, one JSON a line (the training data's form), as masked documents; the middle target is masked. */
export function readNotebooks(path, count) {
  const documents = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (documents.length >= count || line === '') continue;
    const { cells, targets } = JSON.parse(line);
    const target = targets[targets.length >> 1];
    if (!target) continue;
    const lines = cells[target.cell].source.split('\n');
    documents.push({
      language: 'python',
      cells: cells.map(({ type, source }, i) =>
        i === target.cell
          ? {
              type: 'code',
              masked: true,
              before: lines
                .slice(0, target.startLine)
                .map(line => `${line}\n`)
                .join(''),
              after: lines
                .slice(target.endLine)
                .map(line => `\n${line}`)
                .join('')
            }
          : { type, source }
      )
    });
  }
  return documents;
}

/** `count` documents whose window holds exactly `tokens` ids, made from this repository's own sources. */
export async function makeDocuments(modelFolder, tokens, count) {
  const tokenizer = await loadTokenizer(modelFolder);
  const folder = new URL('../src/', import.meta.url);
  const text = readdirSync(folder)
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
    .replace(/[^\n -~]/g, '');
  const documents = [];
  for (let i = 0; i < count; i++) {
    // Grow the cell above the mask until the window has the length that is asked for.
    const start = i * 1500;
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
