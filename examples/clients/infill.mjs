// Fills a cell of a notebook file: node infill.mjs NOTEBOOK.ipynb [CELL_INDEX]. Without an index: its first empty code cell.
// JUPYT5_SERVER_URL and JUPYT5_SERVER_TOKEN name the server (default: http://127.0.0.1:8650, no token).
import { readFileSync } from 'node:fs';
import { infill, InfillError } from '@jupyt5/client';

const [file, index] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node infill.mjs NOTEBOOK.ipynb [CELL_INDEX]');
const notebook = JSON.parse(readFileSync(file, 'utf8'));
const isEmptyCode = cell => cell.cell_type === 'code' && [cell.source].flat().join('').trim() === '';
const cellIndex = index === undefined ? notebook.cells.findIndex(isEmptyCode) : Number(index);

const { JUPYT5_SERVER_URL: baseUrl, JUPYT5_SERVER_TOKEN: token } = process.env;
const stop = new AbortController();
process.on('SIGINT', () => stop.abort()); // the connection closes, and the model is free again

try {
  const options = { baseUrl, token, signal: stop.signal };
  for await (const event of infill({ notebook, cellIndex, maxTokens: 64 }, options))
    if (event.type === 'text') process.stdout.write(event.text);
  process.stdout.write('\n');
} catch (error) {
  if (!(error instanceof InfillError)) throw error;
  console.error(`${error.code}: ${error.message} ${error.action}`);
  process.exitCode = 1;
}
