import { Engine, infill } from '../src/index.js';
import { LookupPolicy, LookupText } from '../src/lookup.js';
import { loadTiny, notebook } from './tiny.js';

const text = (...ids: number[]): LookupText => new LookupText(Int32Array.from(ids));

test('finds the longest earlier occurrence, and of equals the latest', () => {
  expect(text(50, 51, 60, 70, 51, 61, 50, 51).find()).toEqual({ ids: [60, 70, 51, 61, 50, 51], matched: 2 });
  expect(text(51, 60, 51, 61, 51).find()).toEqual({ ids: [61, 51], matched: 1 });
  expect(text(50, 51, 52).find().ids).toEqual([]);
});

test('what was copied up to the border of a cell is guessed to end', () => {
  const cell = 3;
  expect(text(cell, 50, 51, cell, 60, 8, 50).find().ids).toEqual([51, 1]);
});

test('nothing is guessed from a special token', () => expect(text(3, 50, 3).find().ids).toEqual([]));

test('guessing stops where it does not pay and returns where it does', () => {
  const policy = new LookupPolicy();
  expect(policy.worthwhile(3, 8)).toBeGreaterThan(0);
  for (let i = 0; i < 200; i++) policy.learn(3, policy.worthwhile(3, 8), 0);
  expect(policy.worthwhile(3, 8)).toBe(0);
  for (let i = 0; i < 200; i++)
    policy.learn(3, policy.worthwhile(3, 8), Math.max(1, policy.worthwhile(3, 8)));
  expect(policy.worthwhile(3, 8)).toBe(8);
});

test.each(['float32', 'int8'])('guessing changes nothing but the number of steps (%s)', async precision => {
  const model = await loadTiny(precision);
  let accepted = 0;
  for (const temperature of [0, 0.3, 1]) {
    const [plain, guessing] = [new Engine(model, { lookup: false }), new Engine(model)];
    // Whatever is guessed is fed: the more goes wrong, the harder the test.
    guessing.lookup.worthwhile = (_, available) => available;
    for (let i = 0; i < 20; i++) {
      const options = { temperature, seed: i, maxTokens: 60 };
      const [a, b] = [
        await infill(plain, notebook(i), options),
        await infill(guessing, notebook(i), options)
      ];
      expect(b.candidates).toEqual(a.candidates);
    }
    expect(guessing.lookup.proposed).toBeGreaterThan(50);
    expect(guessing.stats()).toMatchObject({
      lookupProposed: guessing.lookup.proposed,
      lookupAccepted: guessing.lookup.accepted
    });
    expect(plain.stats()).toMatchObject({ lookupProposed: 0, lookupAccepted: 0 });
    accepted += guessing.lookup.accepted;
    const saved = plain.stats().steps - guessing.stats().steps;
    // A right guess saves a step, unless the text ends with it.
    expect(saved).toBeLessThanOrEqual(guessing.lookup.accepted);
    expect(saved).toBeGreaterThanOrEqual(guessing.lookup.accepted - 20);
  }
  expect(accepted).toBeGreaterThan(0);
  await model.release();
});
