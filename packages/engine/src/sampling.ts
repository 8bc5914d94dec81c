// From the logits of one position to the next token. Pure: the same logits, options and random number give the same token.

export interface SamplingOptions {
  /** 0 is greedy. */
  readonly temperature: number;
  /** Keep the likeliest tokens up to this share of probability, 0..1. */
  readonly topP: number;
  /** Keep this many; 0 is off. */
  readonly topK: number;
  /** Drop tokens less likely than this share of the likeliest; 0 is off. */
  readonly minP: number;
}

export interface Choice {
  readonly id: number;
  /** Natural logarithm of the token's probability at temperature 1, before any cut. */
  readonly logprob: number;
}

/** Tokens further below the best one than this (in units of temperature) have less than 1e-13 of its probability. */
const NEGLIGIBLE = 30;

/**
 * Chooses one of logits[offset .. offset + vocab), where -Infinity stands for a token that must not be written.
 * `random` in [0, 1) is used only for temperature > 0. Cuts: top-k, then min-p, then top-p, as in llama.cpp; ties go to the
 * lower id.
 */
export function chooseToken(
  logits: Float32Array,
  offset: number,
  vocab: number,
  options: SamplingOptions,
  random: number
): Choice {
  const end = offset + vocab;
  let best = offset;
  let max = -Infinity;
  for (let i = offset; i < end; i++) {
    const value = logits[i] as number;
    if (value > max) {
      max = value;
      best = i;
    }
  }
  let total = 0;
  const floor = max - NEGLIGIBLE;
  for (let i = offset; i < end; i++) {
    const value = logits[i] as number;
    if (value > floor) total += Math.exp(value - max);
  }
  const logTotal = Math.log(total);
  if (options.temperature === 0) return { id: best - offset, logprob: -logTotal };
  const chosen = sampleFrom(candidates(logits, offset, end, max, options), options, random);
  return { id: chosen, logprob: (logits[offset + chosen] as number) - max - logTotal };
}

interface Candidate {
  readonly id: number;
  /** Probability relative to the best token's. */
  readonly weight: number;
}

/** Tokens that can matter at this temperature, likeliest first. */
function candidates(
  logits: Float32Array,
  offset: number,
  end: number,
  max: number,
  options: SamplingOptions
): Candidate[] {
  const { temperature, minP } = options;
  const reach = Math.min(NEGLIGIBLE, minP > 0 ? -Math.log(minP) : Infinity) * temperature;
  const found: Candidate[] = [];
  for (let i = offset; i < end; i++) {
    const below = max - (logits[i] as number);
    if (below <= reach) found.push({ id: i - offset, weight: Math.exp(-below / temperature) });
  }
  found.sort((a, b) => b.weight - a.weight || a.id - b.id);
  return options.topK > 0 ? found.slice(0, options.topK) : found;
}

function sampleFrom(sorted: readonly Candidate[], options: SamplingOptions, random: number): number {
  let total = 0;
  for (const { weight } of sorted) total += weight;
  const keep = options.topP * total;
  let kept = 0;
  let count = 0;
  for (const { weight } of sorted) {
    kept += weight;
    count++;
    if (kept >= keep) break;
  }
  let left = random * kept;
  for (let i = 0; i < count; i++) {
    const candidate = sorted[i] as Candidate;
    left -= candidate.weight;
    if (left < 0) return candidate.id;
  }
  return (sorted[count - 1] as Candidate).id; // rounding used up the last crumb
}
