import { fastExp } from '../src/fast-exp.js';

test('agrees with Math.exp to 13 digits from 0 down', () => {
  for (let i = 0; i <= 20_000; i++) {
    const x = -i * 0.0349;
    expect(Math.abs(fastExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
  }
  expect(fastExp(0)).toBe(1);
  expect(fastExp(-0)).toBe(1);
});
