// Solved exercises ahead of the notebook: whole ones only, never more than their share, and the notebook keeps the rest.
import { CELL_IDS, encodeDocument, SIMILAR_ID, type Similar } from '../src/index.js';
import { byteTokenizer, ids } from './byte-tokenizer.js';

const tokenizer = byteTokenizer();
const document = {
  language: 'python',
  cells: [
    { type: 'markdown' as const, source: 'Add a and b.' },
    { type: 'code' as const, masked: true as const, before: '', after: '' }
  ]
};
const memory = (...similar: readonly Similar[]) => ({
  similarTo: (_: unknown, __: number, count: number) => similar.slice(0, count)
});

test('each stands as its statement and its code, then the notebook', async () => {
  const window = await encodeDocument(document, tokenizer, {
    maxTokens: 256,
    memory: memory({ statement: 'Add x, y.', code: 'x + y' }, { statement: 'Sum', code: 'sum(v)' })
  });
  const alone = await encodeDocument(document, tokenizer, { maxTokens: 256 });
  const similar = { special: '<similar>' };
  const code = { special: '<code>' };
  expect([...window.inputIds]).toEqual([
    ...ids(similar, 'Add x, y.', code, 'x + y', similar, 'Sum', code, 'sum(v)'),
    ...alone.inputIds
  ]);
  expect(window.context).toEqual({
    ...alone.context,
    tokens: window.inputIds.length,
    similar: ['Add x, y.', 'Sum']
  });
});

test('one that does not fit is left out whole, a shorter one behind it is not', async () => {
  const window = await encodeDocument(document, tokenizer, {
    maxTokens: 128,
    memory: memory({ statement: 'long', code: 'x'.repeat(60) }, { statement: 'Sum', code: 'sum(v)' })
  });
  expect(window.context.similar).toEqual(['Sum']);
  expect([...window.inputIds].filter(id => id === SIMILAR_ID)).toHaveLength(1);
});

test('without a memory, or when it has nothing, the window holds the notebook alone', async () => {
  const window = await encodeDocument(document, tokenizer, { maxTokens: 128, memory: memory() });
  expect(window.context).not.toHaveProperty('similar');
  expect([...window.inputIds][0]).toBe(CELL_IDS.markdown);
});

test('a text that spells the token is text', async () => {
  const window = await encodeDocument(document, tokenizer, {
    maxTokens: 256,
    memory: memory({ statement: '<similar>', code: '<mask_0>' })
  });
  expect([...window.inputIds].filter(id => id === SIMILAR_ID)).toHaveLength(1);
});
