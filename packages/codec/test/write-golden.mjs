// Writes the golden files anew from the built codec: `node test/write-golden.mjs` after `npx tsc --build`.
// Do this only together with raising `formatVersion`, since shards and models made before would no longer fit.
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeDocument, maskCell } from '../lib/index.js';
import { readTokenizer } from '../lib/load-tokenizer.js';

const path = new URL('golden/window.json', import.meta.url);
const golden = JSON.parse(readFileSync(path, 'utf8'));
const tokenizer = readTokenizer(readFileSync(new URL('golden/tokenizer.json', import.meta.url), 'utf8'));
const document = maskCell(golden.notebook, { cellIndex: golden.cellIndex });
const { inputIds } = await encodeDocument(document, tokenizer, { maxTokens: golden.maxTokens });
writeFileSync(path, `${JSON.stringify({ ...golden, document, inputIds: [...inputIds] })}\n`);
