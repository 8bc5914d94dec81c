import { Engine, infill } from '../src/index.js';
import { discourageRepeats } from '../src/repetition.js';
import { loadTiny, notebook } from './tiny.js';

const after = (ids: number[], options: Parameters<typeof discourageRepeats>[3]): number[] => {
  const logits = Float32Array.from([9, 2, -1, 3, 4]); // one place ahead, as in a batch
  discourageRepeats(logits, 1, ids, options);
  return [...logits];
};

test('off by default', () => expect(after([0, 1, 0, 1], {})).toEqual([9, 2, -1, 3, 4]));

test('written tokens are divided where positive, multiplied where negative, once however often', () =>
  expect(after([0, 1, 0], { repetitionPenalty: 2 })).toEqual([9, 1, -2, 3, 4]));

test('what would make a run of n tokens come twice is forbidden', () => {
  expect(after([2, 3, 0, 2], { noRepeatNgram: 2 })).toEqual([9, 2, -1, 3, -Infinity]);
  expect(after([2, 3, 0, 1], { noRepeatNgram: 2 })).toEqual([9, 2, -1, 3, 4]);
  expect(after([2, 3], { noRepeatNgram: 1 })).toEqual([9, 2, -1, -Infinity, -Infinity]);
  expect(after([1, 2], { noRepeatNgram: 3 })).toEqual([9, 2, -1, 3, 4]);
});

test('a model that repeats itself does so no more, with guessing as without', async () => {
  const model = await loadTiny('float32');
  const options = { maxTokens: 60, noRepeatNgram: 2, repetitionPenalty: 1.1 };
  for (let i = 0; i < 4; i++) {
    const [guessing, plain] = [new Engine(model), new Engine(model, { lookup: false })];
    guessing.lookup.worthwhile = (_, available) => available;
    const { candidates } = await infill(guessing, notebook(i), options);
    expect((await infill(plain, notebook(i), options)).candidates).toEqual(candidates);
    // One byte a token, and half characters are told as U+FFFD: pairs of ASCII are pairs of tokens.
    const text = candidates[0]?.text ?? '';
    const pairs = [...text.matchAll(/(?=([ -~]{2}))/g)].map(match => match[1]);
    expect(new Set(pairs).size).toBe(pairs.length);
  }
  await model.release();
});
