// What a request leaves out comes from the model's manifest, else from the server.
import type { EnginePool } from '../src/engine-pool.js';
import { optionsOf } from '../src/infill-request.js';

const poolOf = (defaults?: object) =>
  ({ model: { maxTokens: 64, ...(defaults ? { defaults } : {}) } }) as unknown as EnginePool; // all that is read

test('a model without defaults is sampled as the schema says', () => {
  expect(optionsOf({}, poolOf(), () => 7)).toMatchObject({
    n: 1,
    temperature: 0,
    topP: 0.95,
    maxTokens: 64,
    seed: 7
  });
  expect(optionsOf({ n: 4 }, poolOf())).toMatchObject({ temperature: 0.8, topP: 0.95 });
});

test('several candidates are sampled as suits the model, one stays greedy, and the request wins', () => {
  const pool = poolOf({ temperature: 0.5 });
  expect(optionsOf({ n: 4 }, pool)).toMatchObject({ temperature: 0.5, topP: 0.95 });
  expect(optionsOf({}, pool).temperature).toBe(0);
  expect(
    optionsOf({ n: 4, temperature: 1, topP: 0.5 }, poolOf({ temperature: 0.5, topP: 0.9 }))
  ).toMatchObject({
    temperature: 1,
    topP: 0.5
  });
  expect(optionsOf({ n: 4 }, poolOf({ topP: 0.9 })).topP).toBe(0.9);
});

test('candidates are distinct unless the request says otherwise', () => {
  expect(optionsOf({ n: 4 }, poolOf()).distinct).toBe(true);
  expect(optionsOf({ n: 4, distinct: false }, poolOf()).distinct).toBe(false);
});

test('texts are kept Python unless the request says otherwise', () => {
  expect(optionsOf({}, poolOf()).validPython).toBe(true);
  expect(optionsOf({ validPython: false }, poolOf()).validPython).toBe(false);
});
