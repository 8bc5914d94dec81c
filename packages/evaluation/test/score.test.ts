import {
  average,
  bleu,
  bootstrap,
  correlation,
  editSimilarity,
  passAtK,
  rougeL,
  solvedAtK
} from '../src/index.js';

test('pass@k is the chance that k of n samples, drawn without putting back, hold one of c that pass', () => {
  expect(passAtK(10, 0, 5)).toBe(0);
  expect(passAtK(10, 10, 1)).toBe(1);
  expect(passAtK(10, 3, 1)).toBeCloseTo(0.3);
  expect(passAtK(4, 1, 2)).toBeCloseTo(0.5); // 1 - C(3,2)/C(4,2) = 1 - 3/6
  expect(passAtK(5, 3, 3)).toBe(1); // only two fail, so three cannot all fail
});

test('pass@k agrees with counting all subsets', () => {
  const [n, c, k] = [7, 2, 3];
  let hit = 0;
  let all = 0;
  for (let mask = 0; mask < 1 << n; mask++) {
    if (mask.toString(2).split('1').length - 1 !== k) continue;
    all++;
    if ((mask & ((1 << c) - 1)) !== 0) hit++;
  }
  expect(passAtK(n, c, k)).toBeCloseTo(hit / all);
});

test('more k than samples is refused', () => {
  expect(() => passAtK(5, 1, 6)).toThrow('k must be at most the number of samples 5, got 6');
});

test('solved@k looks at the first k in their order', () => {
  const passed = [false, false, true, false];
  expect([1, 2, 3, 4].map(k => solvedAtK(passed, k))).toEqual([0, 0, 1, 1]);
  expect(() => solvedAtK(passed, 5)).toThrow('k must be at most the number of samples 4, got 5');
});

test('the interval holds the mean, narrows with more problems, and repeats with the same seed', () => {
  const few = Array.from({ length: 10 }, (_, i) => i % 2);
  const many = Array.from({ length: 1000 }, (_, i) => i % 2);
  const [a, b] = [bootstrap(few), bootstrap(many)];
  expect(a.low).toBeLessThan(a.mean);
  expect(a.high).toBeGreaterThan(a.mean);
  expect(b.high - b.low).toBeLessThan((a.high - a.low) / 3);
  expect(bootstrap(few)).toEqual(a);
});

test('correlation of lines and of nothing', () => {
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1);
  expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
  expect(correlation([1, 1], [0, 1])).toBeNaN();
  expect(average([])).toBe(0);
});

test('overlap measures are 1 for the same code and 0 for nothing in common', () => {
  const code = 'df["x"] = df["y"].mean()';
  for (const measure of [bleu, rougeL, editSimilarity]) expect(measure(code, code)).toBeCloseTo(1);
  expect(bleu('a', 'b')).toBe(0);
  expect(rougeL('a b', 'c d')).toBe(0);
  expect(rougeL('a b c', 'a x c')).toBeCloseTo(2 / 3);
  expect(editSimilarity('kitten', 'sitting')).toBeCloseTo(1 - 3 / 7);
});

test('code that differs in one sign overlaps almost fully and may still be wrong: why execution decides', () => {
  const [wrong, right] = ['total = (price * count) - discount', 'total = (price * count) + discount'];
  expect(bleu(wrong, right)).toBeGreaterThan(0.6);
  expect(editSimilarity(wrong, right)).toBeGreaterThan(0.95);
});
