// From verdicts to numbers: pass@k with intervals, and what token overlap says beside it.

/** Unbiased estimate of pass@k from n samples of which c pass (arXiv 2107.03374, equation 1): 1 - C(n-c, k) / C(n, k). */
export function passAtK(n: number, c: number, k: number): number {
  if (k > n) throw new RangeError(`k must be at most the number of samples ${n}, got ${k}`);
  if (n - c < k) return 1;
  let none = 1;
  for (let i = n - c + 1; i <= n; i++) none *= 1 - k / i;
  return 1 - none;
}

/** Whether one of the first k passes, of samples in an order that means something: 1 or 0, an average over problems is no estimate of pass@k. */
export function solvedAtK(passed: readonly boolean[], k: number): number {
  if (k > passed.length)
    throw new RangeError(`k must be at most the number of samples ${passed.length}, got ${k}`);
  return passed.slice(0, k).includes(true) ? 1 : 0;
}

export interface Interval {
  readonly mean: number;
  /** 2.5 % and 97.5 % quantiles of the bootstrap over problems. */
  readonly low: number;
  readonly high: number;
}

/** Mean with a percentile bootstrap over the values (problems), seeded. */
export function bootstrap(values: readonly number[], rounds = 2000, seed = 1): Interval {
  const mean = average(values);
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' linear congruential generator
    return state / 4294967296;
  };
  const means = Array.from({ length: rounds }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return values.length === 0 ? 0 : sum / values.length;
  }).sort((a, b) => a - b);
  return {
    mean,
    low: means[Math.floor(rounds * 0.025)] ?? mean,
    high: means[Math.floor(rounds * 0.975)] ?? mean
  };
}

export function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson correlation; with one variable 0/1 it is the point-biserial one. NaN where one side does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [average(xs), average(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, i) => {
    const y = ys[i] ?? 0;
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  });
  return xy / Math.sqrt(xx * yy);
}
