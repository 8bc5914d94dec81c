import { chooseToken } from '../src/sampling.js';
import { randomAt } from '../src/random.js';

const ALL = { temperature: 1, topP: 1, topK: 0, minP: 0 };
const logits = Float32Array.from([9, 1, 3, 2, -Infinity, 0, 9]);
const choose = (options: Partial<typeof ALL>, random: number) =>
  chooseToken(logits, 1, 5, { ...ALL, ...options }, random);

test('greedy takes the best token of its row, the lower id of equals, and its log probability', () => {
  const total = Math.exp(1) + Math.exp(3) + Math.exp(2) + 1;
  const choice = choose({ temperature: 0 }, 0.99);
  expect(choice.id).toBe(1);
  expect(choice.logprob).toBeCloseTo(3 - Math.log(total), 10);
  expect(chooseToken(Float32Array.from([1, 2, 2]), 0, 3, { ...ALL, temperature: 0 }, 0).id).toBe(1);
});

test('sampling follows the probabilities', () => {
  const counts = new Map<number, number>();
  for (let i = 0; i < 20_000; i++) {
    const { id } = choose({}, randomAt(1, 0, i));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const total = Math.exp(1) + Math.exp(3) + Math.exp(2) + 1;
  for (const [id, logit] of [1, 3, 2].entries())
    expect((counts.get(id) ?? 0) / 20_000).toBeCloseTo(Math.exp(logit) / total, 1);
  expect(counts.has(3)).toBe(false);
});

test.each([
  [{ topK: 1 }, [1]],
  [{ topK: 2 }, [1, 2]],
  [{ topP: 0.6 }, [1]],
  [{ topP: 0.87 }, [1, 2]],
  [{ minP: 0.3 }, [1, 2]],
  [{ topP: 0 }, [1]]
])('%j leaves only %j', (options, ids) => {
  const seen = new Set(Array.from({ length: 200 }, (_, i) => choose(options, i / 200).id));
  expect([...seen].sort()).toEqual(ids);
});

test('a random number depends on seed, candidate and position, and is even', () => {
  const values = [
    randomAt(1, 0, 0),
    randomAt(2, 0, 0),
    randomAt(1, 1, 0),
    randomAt(1, 0, 1),
    randomAt(4294967295, 63, 4095)
  ];
  expect(new Set(values).size).toBe(values.length);
  const many = Array.from({ length: 10_000 }, (_, i) => randomAt(7, i % 64, i));
  expect(many.every(value => value >= 0 && value < 1)).toBe(true);
  expect(many.reduce((sum, value) => sum + value, 0) / many.length).toBeCloseTo(0.5, 1);
});
