// `npm run test:gpu` without a card: what it says, and that its checks run, with the CPU in the card's place.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkParity, main } from '../../bench/gpu.mjs';

const TINY_MODEL = path.join(
  fileURLToPath(new URL('../..', import.meta.url)),
  'packages/engine/test/tiny-model'
);

test('without a GPU nothing is run, and that is said', async () => {
  const lines = [];
  assert.equal(await main([], { find: () => undefined, print: line => lines.push(line) }), 0);
  assert.match(lines.join('\n'), /^no GPU here: nothing was run\n\n0 passed, 0 failed, 4 skipped$/);
});

test('the parity check compares every document', async () => {
  assert.deepEqual(await checkParity(TINY_MODEL, 'cpu', 3), { ok: true, detail: '3 of 3 documents alike' });
});
