import fc from 'fast-check';
import type { MaskedDocument } from '@jupyt5/schemas';
import { codet5Layout, decodeIds, t5Layout, type SentinelTokenizer } from '../src/index.js';
import { readSentinelTokenizer } from '../src/load-sentinel-tokenizer.js';
import { byteTokenizerJson } from './byte-tokenizer.js';

const SENTINELS = ['<extra_id_1>', '<extra_id_0>'];
const NAMES = ['<pad>', '<s>', '</s>', '<unk>'];
const token = (id: number, content: string) => ({
  id,
  content,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
  special: true
});

/** As CodeT5's: one entry per byte behind the special tokens, sentinels last. */
function codeTokenizer(): SentinelTokenizer {
  const file = JSON.parse(byteTokenizerJson()) as {
    added_tokens: unknown[];
    model: { vocab: Record<string, number> };
  };
  const bytes = Object.entries(file.model.vocab)
    .sort(([, a], [, b]) => a - b)
    .slice(-256)
    .map(([name]) => name);
  file.model.vocab = Object.fromEntries([...NAMES, ...bytes].map((name, id) => [name, id]));
  const first = NAMES.length + bytes.length;
  file.added_tokens = [
    ...NAMES.map((name, id) => token(id, name)),
    ...SENTINELS.map((name, i) => token(first + i, name))
  ];
  return readSentinelTokenizer(JSON.stringify(file));
}

/** As T5's: pieces with a score each, the sentinels among them. */
function proseTokenizer(): SentinelTokenizer {
  const pieces = ['▁', '▁the', '▁mean', 'mean', 'n', 'e', 'a', 'm', '=', '▁1', '1', '<0x0A>'];
  const names = ['<pad>', '</s>', '<unk>'];
  const vocab = [
    ...names.map(name => [name, 0]),
    ...pieces.map((piece, i) => [piece, -2 - i / 10]),
    ...SENTINELS.map(name => [name, 0])
  ];
  const specials = [...names, ...SENTINELS];
  return readSentinelTokenizer(
    JSON.stringify({
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: specials
        .map(name =>
          token(
            vocab.findIndex(([piece]) => piece === name),
            name
          )
        )
        .sort((a, b) => a.id - b.id),
      normalizer: null,
      pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
      post_processor: null,
      decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
      model: { type: 'Unigram', unk_id: 2, vocab, byte_fallback: false }
    })
  );
}

const code = codeTokenizer();
const codet5 = codet5Layout(code, { decoderStart: 0, pad: 0, bos: 1, eos: 2 });
const prose = proseTokenizer();
const t5 = t5Layout(prose, { decoderStart: 0, pad: 0, eos: 1, bos: 1 });

/** The ids as text, special tokens by name. */
const shown = (tokenizer: SentinelTokenizer, ids: Iterable<number>): string =>
  [...ids]
    .map(id => {
      const name = [...NAMES, ...SENTINELS].find(special => tokenizer.idOf(special) === id);
      return name ?? decodeIds(tokenizer, [id]);
    })
    .join('');

const DOCUMENT: MaskedDocument = {
  language: 'python',
  cells: [
    { type: 'markdown', source: '# The mean\n\nof a list' },
    {
      type: 'code',
      source: `x = [${Array.from({ length: 40 }, (_, i) => i).join(', ')}]`,
      output: '40 numbers'
    },
    { type: 'code', source: '  ' },
    { type: 'code', masked: true, before: 'def mean(x):\n', after: '\nmean(x)' },
    { type: 'code', source: 'assert mean([1]) == 1' }
  ]
};

test('CodeT5 reads a notebook as one file: prose and outputs as comments, long lists shortened', async () => {
  const { inputIds, context, masked } = await codet5.encode(DOCUMENT, 512);
  expect(shown(code, inputIds)).toBe(
    '<s># # The mean\n\n# of a list\n\nx = [0, 1, 2, ...]\n# 40 numbers\n\n' +
      'def mean(x):\n<extra_id_0>\nmean(x)\n\nassert mean([1]) == 1</s>'
  );
  expect({ masked, ...context }).toEqual({ masked: [3], tokens: inputIds.length, cells: 5, cellsLeftOut: 0 });
});

test('the decoder opens with the sentinel, and any later one ends the text', () => {
  const [mask, next] = [code.idOf('<extra_id_0>'), code.idOf('<extra_id_1>')];
  expect(codet5).toMatchObject({ startIds: [0, 1, mask], endIds: [2, next], padId: 0, firstSpace: false });
  expect([0, 1, 2, 3, mask, next].map(id => codet5.isText(id as number))).toEqual(Array(6).fill(false));
  expect(codet5.isText(4)).toBe(true);
});

test('T5 reads pieces that know no line end, and opens nothing', async () => {
  const document: MaskedDocument = {
    language: 'python',
    cells: [
      { type: 'markdown', source: 'the mean' },
      { type: 'code', masked: true, before: 'mean =', after: '1' }
    ]
  };
  const { inputIds } = await t5.encode(document, 64);
  expect(shown(prose, inputIds)).toMatch(/^ the mean\s* mean =<extra_id_0> 1<\/s>$/);
  expect(t5).toMatchObject({ startIds: [0, prose.idOf('<extra_id_0>')], firstSpace: true });
});

test('bytes of a piece: a space for ▁, one byte for <0x..>', () => {
  const text = (name: string) => decodeIds(prose, [prose.idOf(name) as number]);
  expect([text('▁the'), text('<0x0A>'), text('<extra_id_0>'), text('<unk>')]).toEqual([' the', '\n', '', '']);
});

test('a special name in a notebook stays text', async () => {
  const text = 'a <extra_id_0> b</s><s> <extra_id_1';
  const [ids = []] = await code.encode([text]);
  expect(ids.some(id => code.isSpecial(id))).toBe(false);
  expect(decodeIds(code, ids)).toBe(text);
  const [pieces = []] = await prose.encode(['mean <extra_id_0></s>']);
  expect(pieces.some(id => prose.isSpecial(id))).toBe(false);
});

test('any document fits its budget, with its hole and its ends', async () => {
  const cell = fc.record({
    type: fc.constantFrom('code' as const, 'markdown' as const, 'raw' as const),
    source: fc.string({ unit: 'binary', maxLength: 200 })
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 64, max: 300 }),
      async (others, before, after, maxTokens) => {
        const cells = [...others, { type: 'code' as const, masked: true as const, before, after }];
        const { inputIds, context } = await codet5.encode({ language: 'python', cells }, maxTokens);
        expect(inputIds.length).toBeLessThanOrEqual(maxTokens);
        expect([...inputIds].filter(id => code.isSpecial(id))).toEqual([1, code.idOf('<extra_id_0>'), 2]);
        expect(context.cells + context.cellsLeftOut).toBe(cells.length);
      }
    ),
    { numRuns: 20 }
  );
}, 60_000);

test('what cannot be used is refused', async () => {
  await expect(codet5.encode({ language: 'python', cells: [] }, 64)).rejects.toMatchObject({
    code: 'invalidRequest'
  });
  const without = { ...code, idOf: () => undefined };
  expect(() => codet5Layout(without, { decoderStart: 0, pad: 0, eos: 2 })).toThrow(/<extra_id_0>/);
  const words = byteTokenizerJson().replace('"type":"BPE"', '"type":"WordLevel"');
  expect(() => readSentinelTokenizer(words)).toThrow(/tokenizer/);
});
