// From the logits of one position to the next token. Pure: the same logits, options and random number give the same token.
import { fastExp } from './fast-exp.js';

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
  /** The probability that it is drawn with, after temperature and cuts, when nothing is left out. */
  readonly share: number;
}

/** What must not be drawn again (sampled-paths.ts). */
export interface LeftOut {
  /** Share of a token's probability that may be drawn, 0..1. */
  free(id: number): number;
}

/** Tokens further below the best one than this (in units of temperature) have, all together, less than 1e-4 of its probability. */
const NEGLIGIBLE = 20;

/**
 * Chooses one of logits[offset .. offset + vocab), where -Infinity stands for a token that must not be written.
 * `random` in [0, 1) is used only for temperature > 0. Cuts: top-k, then min-p, then top-p, as in llama.cpp; ties go to the
 * lower id. With `leftOut` the tokens that stay after the cuts keep their proportions, each less what is used up of it.
 */
export function chooseToken(
  logits: Float32Array,
  offset: number,
  vocab: number,
  options: SamplingOptions,
  random: number,
  leftOut?: LeftOut
): Choice {
  const row = logits.subarray(offset, offset + vocab);
  let best = 0;
  let max = -Infinity;
  for (let i = 0; i < vocab; i++) {
    const value = row[i] as number;
    if (value > max) {
      max = value;
      best = i;
    }
  }
  const logTotal = Math.log(totalWeight(row, max, 1, NEGLIGIBLE));
  if (options.temperature === 0) return { id: best, logprob: -logTotal, share: 1 };
  const { id, share } = sample(row, max, options, random, leftOut);
  return { id, logprob: (row[id] as number) - max - logTotal, share };
}

/** Sum of exp((logit - max) / temperature) over the tokens at most `reach` below the best. */
function totalWeight(row: Float32Array, max: number, temperature: number, reach: number): number {
  const floor = max - reach;
  const sharpness = 1 / temperature;
  let total = 0;
  for (let i = 0; i < row.length; i++) {
    const value = row[i] as number;
    if (value >= floor) total += fastExp((value - max) * sharpness);
  }
  return total;
}

type Drawn = Omit<Choice, 'logprob'>;

function sample(
  row: Float32Array,
  max: number,
  options: SamplingOptions,
  random: number,
  leftOut: LeftOut | undefined
): Drawn {
  const { temperature, topP, topK, minP } = options;
  const reach = Math.min(NEGLIGIBLE, minP > 0 ? -Math.log(minP) : Infinity) * temperature;
  if (topK > 0) {
    const likeliest = collect(row, max, temperature, reach, ids => ids.length >= topK).slice(0, topK);
    const total = likeliest.reduce((sum, { weight }) => sum + weight, 0);
    return draw(likeliest, topP * total, random, leftOut);
  }
  const total = totalWeight(row, max, temperature, reach);
  if (topP < 1) {
    const keep = topP * total;
    return draw(
      collect(row, max, temperature, reach, (_, sum) => sum >= keep),
      keep,
      random,
      leftOut
    );
  }
  // Nothing is cut, so no order is needed: by id.
  const weightOf = (id: number): number => {
    const value = row[id] as number;
    if (value < max - reach) return 0;
    return fastExp((value - max) / temperature) * (leftOut?.free(id) ?? 1);
  };
  let left = total;
  if (leftOut) {
    left = 0;
    for (let id = 0; id < row.length; id++) left += weightOf(id);
  }
  left *= random;
  let chosen = -1;
  for (let id = 0; id < row.length && left >= 0; id++) {
    const weight = weightOf(id);
    if (weight === 0) continue;
    left -= weight;
    chosen = id;
  }
  return { id: chosen, share: fastExp(((row[chosen] as number) - max) / temperature) / total };
}

interface Candidate {
  readonly id: number;
  /** Probability relative to the best token's. */
  readonly weight: number;
}

/**
 * The likeliest tokens, best first, ties by id: at least as many as `isEnough` (of the tokens so far and their summed weight)
 * asks for, if there are. Few tokens hold most of the weight, so it looks near the best one first and sorts only those.
 */
function collect(
  row: Float32Array,
  max: number,
  temperature: number,
  reach: number,
  isEnough: (found: readonly Candidate[], sum: number) => boolean
): Candidate[] {
  for (let near = Math.min(reach, 3 * temperature); ; near = Math.min(reach, 2 * near)) {
    const found: Candidate[] = [];
    let sum = 0;
    const floor = max - near;
    for (let id = 0; id < row.length; id++) {
      const value = row[id] as number;
      if (value < floor) continue;
      const weight = fastExp((value - max) / temperature);
      sum += weight;
      found.push({ id, weight });
    }
    if (near >= reach || isEnough(found, sum))
      return found.sort((a, b) => b.weight - a.weight || a.id - b.id);
  }
}

/** Draws from the first tokens whose weights reach `keep`, at least one. */
function draw(
  sorted: readonly Candidate[],
  keep: number,
  random: number,
  leftOut: LeftOut | undefined
): Drawn {
  let [kept, free, count] = [0, 0, 0];
  for (const { id, weight } of sorted) {
    kept += weight;
    free += weight * (leftOut?.free(id) ?? 1);
    count++;
    if (kept >= keep) break;
  }
  let left = random * free;
  let chosen = sorted[0] as Candidate;
  for (let i = 0; i < count && left >= 0; i++) {
    const candidate = sorted[i] as Candidate;
    const weight = candidate.weight * (leftOut?.free(candidate.id) ?? 1);
    if (weight === 0) continue;
    left -= weight;
    chosen = candidate; // stays where rounding uses up the last crumb
  }
  return { id: chosen.id, share: chosen.weight / kept };
}
