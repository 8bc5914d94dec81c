// exp for sums over a vocabulary: Math.exp takes several times as long, and a step asks for it once or twice for every token there is.

const STEPS = 1024;
/** 2 ** (-i / STEPS). */
const FRACTIONS = Float64Array.from({ length: STEPS }, (_, i) => 2 ** (-i / STEPS));
/** 2 ** -i. */
const WHOLES = Float64Array.from({ length: 1024 }, (_, i) => 2 ** -i);

/** exp(x) for -700 < x <= 0, to 13 digits; the same bits everywhere, since it only multiplies and adds. */
export function fastExp(x: number): number {
  const steps = x * (-STEPS / Math.LN2);
  const i = steps | 0;
  const rest = (i - steps) * (Math.LN2 / STEPS);
  const near = 1 + rest * (1 + rest * (0.5 + rest * (1 / 6)));
  return (FRACTIONS[i & (STEPS - 1)] as number) * (WHOLES[i >> 10] as number) * near;
}
