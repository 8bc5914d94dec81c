import { END_ID, SPECIAL_TOKENS, jupyt5Layout, type Tokenizer } from '@jupyt5/codec';
import { Engine, infill, type Model } from '../src/index.js';
import { findSeam } from '../src/seam.js';
import { Sequence } from '../src/sequence.js';
import { OPTIONS, loadTiny, notebook } from './tiny.js';

const seam = (before: string) => {
  const { document, prefix } = findSeam(notebook(1, before, '\nend'));
  const cell = document.cells[2];
  return [cell && 'masked' in cell ? cell.before : undefined, prefix];
};

test.each([
  ['', '', ''],
  ['a = 1\n', 'a = 1\n', ''],
  ['a = 1\ndf.gro', 'a = 1\n', 'df.gro'],
  ['df.gro', '', 'df.gro'],
  ['def f(x):', 'def f(x):', ''],
  ['# plot the years', '# plot the years', ''],
  ['x = f(a, ', '', 'x = f(a, '],
  ["print('a')", "print('a')", '']
])('%j is read up to %j, and written on from %j', (before, read, prefix) =>
  expect(seam(before)).toEqual([read, prefix])
);

describe('written', () => {
  let model: Model;
  beforeAll(async () => (model = await loadTiny('int8')));
  afterAll(() => model.release());

  test('the unfinished line is begun with, and not told again', async () => {
    const engine = new Engine(model);
    const options = { n: 4, temperature: 1, maxTokens: 12 };
    const healed = await infill(engine, notebook(1, 'x\nähm = gro'), options);
    const whole = await infill(engine, notebook(1, 'x\n'), options);
    expect(healed.done.usage.inputTokens).toBe(whole.done.usage.inputTokens);
    for (const { text, tokens } of healed.candidates) {
      expect(tokens).toBeLessThanOrEqual(12);
      expect(new TextEncoder().encode(text).length).toBeGreaterThanOrEqual(tokens);
      expect(text).not.toContain('ähm');
    }
    expect(new Set(healed.candidates.map(({ text }) => text)).size).toBeGreaterThan(1);
  });
});

test('a token may reach over the end of the prefix, and only tokens that go along with it come', () => {
  const entries = ['d', 'df', '.', 'gro', '.groupby', '(', 'x'];
  const first = SPECIAL_TOKENS.length;
  const tokenizer: Tokenizer = {
    sha256: '',
    vocabSize: first + entries.length,
    encode: () => Promise.reject(new Error('not needed')),
    bytesOf: id => new TextEncoder().encode(entries[id - first] ?? '')
  };
  const language = { tokenizer, layout: jupyt5Layout(tokenizer) };
  const sequence = new Sequence(0, { ...OPTIONS, maxTokens: 3 }, language, 'df.gro');
  /** The model wants these, most of all the first. */
  const want = (...wanted: string[]): string => {
    const logits = new Float32Array(tokenizer.vocabSize);
    logits[END_ID] = 50;
    wanted.forEach((entry, i) => (logits[first + entries.indexOf(entry)] = 40 - i));
    const { id } = sequence.advance(logits, 0, logits.length);
    return entries[id - first] ?? 'end';
  };
  expect(want('x', 'df', 'd')).toBe('df');
  expect(sequence).toMatchObject({ text: '', tokens: 0, logprob: 0 });
  expect(want('gro', '.groupby', '.')).toBe('.groupby');
  expect(sequence).toMatchObject({ text: 'upby', tokens: 1 });
  expect(want('(')).toBe('end');
  expect(sequence).toMatchObject({ text: 'upby', finishReason: 'stop' });
});
