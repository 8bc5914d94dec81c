// How the benchmarks measure: contenders in turn, medians with their spread, ratios.

/** The value below which a share `q` (0..1) of the values lies; the upper one of two. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

export const median = values => quantile(values, 0.5);

/** How far apart rounds were, as a share of their median: (largest - smallest) / median. */
export function spread(values) {
  return median(values) > 0 ? (Math.max(...values) - Math.min(...values)) / median(values) : 0;
}

/** `a / b` with three digits after the point; null where one of them is missing. */
export function ratio(a, b) {
  return a === undefined || b === undefined || !(b > 0) ? null : Number((a / b).toFixed(3));
}

/** Tokens per second of a measurement. */
export const rate = ({ tokens, ms } = {}) => (tokens === undefined ? undefined : (tokens / ms) * 1000);

/** Results of several rounds as one: the median of every number, `rounds`, and the `spread` of the wall time. */
export function summarise(results) {
  const numbers = Object.keys(results[0]).filter(key => typeof results[0][key] === 'number');
  return {
    ...Object.fromEntries(numbers.map(key => [key, median(results.map(result => result[key]))])),
    rounds: results.length,
    spread: Number(spread(results.map(result => result.ms ?? 0)).toFixed(3))
  };
}

/**
 * Runs every contender in turn, `rounds` times, so that a slower minute of the machine meets all of them; fewer rounds, but
 * one at least, where `limitMs` is over. A contender that fails is left out and said.
 * @param {{name: string, measure: () => Promise<object>}[]} contenders
 * @returns {Promise<Record<string, object>>} name -> summary
 */
export async function interleave(contenders, { rounds, limitMs = Infinity, say = () => undefined }) {
  const seen = new Map(contenders.map(({ name }) => [name, []]));
  const from = performance.now();
  for (let round = 0; round < rounds && (round === 0 || performance.now() - from < limitMs); round++)
    for (const { name, measure } of contenders) {
      if (!seen.has(name)) continue;
      try {
        seen.get(name).push(await measure(round));
      } catch (error) {
        say(`${name} is left out: ${error.message}`);
        seen.delete(name);
      }
    }
  return Object.fromEntries([...seen].map(([name, results]) => [name, summarise(results)]));
}
