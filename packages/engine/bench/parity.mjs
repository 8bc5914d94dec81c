// Greedy float32 output on real masked notebooks, beside transformers' generate on the same checkpoint, token for token.
//   node bench/parity.mjs CHECKPOINT MODEL NOTEBOOKS.jsonl [COUNT] [TOKENS] [PRECISION]     (BENCH_PYTHON as for bench.mjs)
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { END_ID, SPECIAL_TOKENS, decodeIds, encodeDocument } from '@jupyt5/codec';
import { Engine, infill, loadModel } from '../lib/index.js';
import { readNotebooks } from './documents.mjs';
import { startWorker } from './worker.mjs';

const [checkpoint, folder, notebooks, count = '200', tokens = '64', precision = 'float32'] =
  process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const peer = await startWorker('transformers', process.env.BENCH_PYTHON ?? 'python3', [
  join(here, 'peer_transformers.py'),
  checkpoint,
  '1'
]);
const model = await loadModel(folder, { precision });
const engine = new Engine(model);
const suppress = SPECIAL_TOKENS.map((_, id) => id).filter(id => id !== END_ID);
let [same, written, prefix] = [0, 0, 0];
const documents = readNotebooks(notebooks, Number(count));
for (const document of documents) {
  const { inputIds } = await encodeDocument(document, model.tokenizer, {
    maxTokens: model.manifest.contextTokens
  });
  const { ids } = await peer.run({
    inputs: [[...inputIds]],
    newTokens: Number(tokens),
    minTokens: 0,
    suppress
  });
  const end = ids[0].indexOf(END_ID);
  const theirs = decodeIds(model.tokenizer, end < 0 ? ids[0] : ids[0].slice(0, end));
  const { candidates, done } = await infill(engine, document, { maxTokens: Number(tokens) });
  written += done.usage.outputTokens;
  const ours = candidates[0].text;
  if (ours === theirs) same++;
  let shared = 0;
  while (shared < ours.length && ours[shared] === theirs[shared]) shared++;
  prefix += ours.length === 0 ? 1 : shared / ours.length;
}
peer.stop();
console.log(
  JSON.stringify({
    precision,
    documents: documents.length,
    same,
    written,
    sharedPrefix: prefix / documents.length,
    lookup: { ...engine.lookup }
  })
);
process.exit(same === documents.length || precision !== 'float32' ? 0 : 1);
