// The codec on large notebooks: masking, serialising the request, and choosing and tokenising the window.
import { encodeDocument, maskCell } from '../../packages/codec/lib/index.js';
import { loadTokenizer } from '../../packages/codec/lib/node.js';
import { median, ratio } from '../../packages/engine/bench/measure.mjs';

const SIZES = [250, 500, 1000, 2000];
/** Characters of a cell: 1,000 cells are 5 MB. */
const CELL_CHARACTERS = 5000;
const MAX_TOKENS = 512;
const LIMIT_MS = 20;

export async function measure({ quick, model, say }) {
  const tokenizer = await loadTokenizer(model);
  const sizes = [];
  for (const cells of SIZES) {
    say(`${cells} cells`);
    sizes.push(await measureSize(cells, tokenizer, quick ? 5 : 25));
  }
  const total = cells => sizes.find(size => size.cells === cells)?.totalMs;
  return {
    results: { maxTokens: MAX_TOKENS, cellCharacters: CELL_CHARACTERS, sizes },
    ratios: {
      'windowMs/20ms': ratio(total(1000), LIMIT_MS),
      'growth2000/8x250': ratio(total(2000), 8 * total(250))
    }
  };
}

async function measureSize(cells, tokenizer, rounds) {
  const json = notebookOf(cells);
  const cellIndex = cells >> 1;
  const seen = { maskMs: [], serialiseMs: [], parseMs: [], windowMs: [], totalMs: [] };
  let bytes = 0;
  // The first rounds meet code that is not compiled yet; a browser and a server meet that once.
  for (let round = -3; round < rounds; round++) {
    const times = [performance.now()];
    const document = maskCell(json, { cellIndex });
    times.push(performance.now());
    const body = JSON.stringify({ document, stream: true });
    times.push(performance.now());
    JSON.parse(body);
    times.push(performance.now());
    await encodeDocument(document, tokenizer, { maxTokens: MAX_TOKENS });
    times.push(performance.now());
    const [maskMs, serialiseMs, parseMs, windowMs] = times.slice(1).map((time, i) => time - times[i]);
    bytes = body.length;
    if (round < 0) continue;
    const found = { maskMs, serialiseMs, parseMs, windowMs, totalMs: maskMs + serialiseMs + windowMs };
    for (const [key, value] of Object.entries(found)) seen[key].push(value);
  }
  return {
    cells,
    bytes,
    rounds,
    ...Object.fromEntries(Object.entries(seen).map(([key, values]) => [key, median(values)])),
    leastMs: Math.min(...seen.totalMs)
  };
}

/** A notebook as it lies on disk, sources as lists of lines; prose, and code that defines and uses names across cells. */
export function notebookOf(cells) {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: Array.from({ length: cells }, (_, i) => {
      const isProse = i % 3 === 0;
      const line = isProse
        ? `What step ${i} does with the prices, and why — each line is about the one below.\n`
        : `total_${i} = prices['shop_${i % 17}'].rolling(window=${i}).mean() + total_${Math.max(i - 2, 0)}\n`;
      const source = Array.from({ length: Math.ceil(CELL_CHARACTERS / line.length) }, () => line);
      return isProse
        ? { cell_type: 'markdown', id: `cell-${i}`, metadata: {}, source }
        : { cell_type: 'code', id: `cell-${i}`, metadata: {}, source, outputs: [], execution_count: null };
    })
  };
}
