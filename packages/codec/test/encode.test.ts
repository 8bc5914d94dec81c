import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import {
  CELL_IDS,
  encodeDocument,
  encodeTarget,
  GAP_ID,
  MASK_IDS,
  maskCell,
  fitWindow
} from '../src/index.js';
import { byteTokenizer, ids } from './byte-tokenizer.js';

const tokenizer = byteTokenizer();
const md = (source: string) => ({ type: 'markdown' as const, source });
const code = (source: string) => ({ type: 'code' as const, source });
const hole = (before = '', after = '') => ({ type: 'code' as const, masked: true as const, before, after });
const document = (
  ...cells: (ReturnType<typeof code> | ReturnType<typeof md> | ReturnType<typeof hole>)[]
) => ({ language: 'python', cells });
const text = (inputIds: Iterable<number>): string =>
  [...inputIds].map(id => (id < 24 ? `<${id}>` : String.fromCharCode(id - 24))).join('');

test('lays cells out one after the other, each behind its kind', async () => {
  const window = await encodeDocument(
    document(md('# t'), hole('def f():\n', '\nf()'), code('assert f')),
    tokenizer,
    { maxTokens: 256 }
  );
  expect([...window.inputIds]).toEqual(
    ids(
      { special: '<markdown>' },
      '# t',
      { special: '<code>' },
      'def f():\n',
      { special: '<mask_0>' },
      '\nf()',
      { special: '<code>' },
      'assert f'
    )
  );
  expect(window.context).toEqual({ tokens: window.inputIds.length, cells: 3, cellsLeftOut: 0 });
});

test('text that looks like a special token stays text', async () => {
  const window = await encodeDocument(document(md('<mask_0> <end>'), hole()), tokenizer, { maxTokens: 128 });
  expect([...window.inputIds].filter(id => id === MASK_IDS[0])).toHaveLength(1);
});

test('refuses a document with no mask or with two', async () => {
  await expect(encodeDocument(document(md('a')), tokenizer, { maxTokens: 128 })).rejects.toThrow(
    'exactly one cell must be masked, got 0'
  );
  await expect(encodeDocument(document(hole(), hole()), tokenizer, { maxTokens: 128 })).rejects.toThrow(
    'got 2'
  );
});

test('keeps statement, check, import and definitions of used names before far cells', async () => {
  const filler = Array.from({ length: 60 }, (_, i) =>
    code(`unrelated_${i} = ${i}  # nothing to see here at all`)
  );
  const cells = [
    code('import pandas as pd'),
    code('people = pd.DataFrame({"age": [1, 2]})'),
    ...filler,
    md('Compute the mean age of `people` with pd.'),
    hole(),
    code('assert mean_age == 1.5')
  ];
  const window = await encodeDocument(document(...cells), tokenizer, { maxTokens: 320 });
  const seen = text(window.inputIds);
  for (const needed of [
    'import pandas as pd',
    'people = pd.DataFrame',
    'Compute the mean age',
    'assert mean_age'
  ])
    expect(seen).toContain(needed);
  expect(window.context.cellsLeftOut).toBeGreaterThan(40);
  expect([...window.inputIds]).toContain(GAP_ID);
});

test('trims a masked cell that alone is larger than the window on the sides away from the hole', async () => {
  const window = await encodeDocument(
    document(hole('b'.repeat(500) + 'END', 'START' + 'a'.repeat(500))),
    tokenizer,
    { maxTokens: 128 }
  );
  expect(window.inputIds.length).toBeLessThanOrEqual(128);
  expect(text(window.inputIds)).toContain(`END<${MASK_IDS[0]}>START`);
});

test('outputs are laid out behind their cell when the document carries them', async () => {
  const window = await encodeDocument(
    { language: 'python', cells: [{ ...code('x'), output: '42' }, hole()] },
    tokenizer,
    { maxTokens: 128 }
  );
  expect(text(window.inputIds)).toBe(`<${CELL_IDS.code}>x<5>42<${CELL_IDS.code}><${MASK_IDS[0]}>`);
});

test('numbers several masks in the order of the document and writes their texts in the target', async () => {
  const cells = [
    md('one'),
    { type: 'code' as const, before: '', after: '' },
    md('two'),
    { type: 'code' as const, before: 'y = ', after: '' }
  ];
  const window = await fitWindow(cells, 3, tokenizer, 256);
  expect(window.masked).toEqual([1, 3]);
  expect(text(window.inputIds)).toContain(`two<${CELL_IDS.code}>y = <${MASK_IDS[1]}>`);
  expect([...(await encodeTarget(['x', '2'], tokenizer))]).toEqual(
    ids({ special: '<mask_0>' }, 'x', { special: '<end>' }, { special: '<mask_1>' }, '2', {
      special: '<end>'
    })
  );
});

test('any document fits its budget, holds its mask, and counts every cell', async () => {
  const cell = fc.record({
    type: fc.constantFrom('code' as const, 'markdown' as const, 'raw' as const),
    source: fc.string({ unit: 'binary', maxLength: 300 })
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { maxLength: 30 }),
      fc.array(cell, { maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 64, max: 600 }),
      async (above, below, before, maxTokens) => {
        const cells = [...above, hole(before), ...below];
        const window = await encodeDocument({ language: 'python', cells }, tokenizer, { maxTokens });
        expect(window.inputIds.length).toBeLessThanOrEqual(maxTokens);
        expect([...window.inputIds].filter(id => id === MASK_IDS[0])).toHaveLength(1);
        expect(window.context.cells + window.context.cellsLeftOut).toBe(cells.length);
      }
    ),
    { numRuns: 60 }
  );
});

test('a notebook of 1,000 long cells is laid out without tokenising all of it', async () => {
  let characters = 0;
  const counting = {
    ...tokenizer,
    encode: (texts: readonly string[]) => ((characters += texts.join('').length), tokenizer.encode(texts))
  };
  const cells = Array.from({ length: 1000 }, (_, i) =>
    i === 500 ? hole() : code(`value_${i} = ${i}\n`.repeat(350))
  );
  const window = await encodeDocument(document(...cells), counting, { maxTokens: 512 });
  expect(window.inputIds.length).toBeGreaterThan(300);
  expect(characters).toBeLessThan(60_000);
});

test('golden: notebook, document and ids belong to this format version', async () => {
  const golden = JSON.parse(readFileSync(`${__dirname}/golden/window.json`, 'utf8'));
  const made = maskCell(golden.notebook, { cellIndex: golden.cellIndex });
  expect(made).toEqual(golden.document);
  expect([...(await encodeDocument(made, tokenizer, { maxTokens: golden.maxTokens })).inputIds]).toEqual(
    golden.inputIds
  );
});
