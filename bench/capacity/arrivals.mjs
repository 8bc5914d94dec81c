// When requests come: each user works in bouts, with pauses between them, and asks at random within a bout.
import { seeded } from './random.mjs';

/**
 * @typedef {{requestsPerHour: number, burst: number, verifyShare: number, candidates: number}} Habits
 *   `requestsPerHour` of one user; `burst`: how many times as many in a bout as on average (1: Poisson, no bouts);
 *   `verifyShare` (0..1) of the requests asks for `candidates` at once, the others for one
 * @typedef {{atMs: number, user: number, n: number, tokens: number[], encodeScale: number}} Arrival
 *   `tokens`: of each candidate; `encodeScale`: the encoder's time as a multiple of its median
 */

/** A bout lasts so long on average. Milliseconds. */
const BOUT_MS = 120_000;

/**
 * @param {{users: number, habits: Habits, forMs: number, seed: number, lengths: number[], several: number[][], encodeScales: number[]}} options
 *   `lengths`: measured tokens of answers to requests for one candidate; `several`: of each candidate of requests for `habits.candidates`
 * @returns {Arrival[]} by time
 */
export function arrivalsOf({ users, habits, forMs, seed, lengths, several, encodeScales }) {
  const random = seeded(seed);
  const pick = values => values[Math.floor(random() * values.length)];
  const arrivals = [];
  for (let user = 0; user < users; user++)
    for (const atMs of timesOf(habits, forMs, random)) {
      const n = random() < habits.verifyShare ? habits.candidates : 1;
      const tokens = n === 1 ? [pick(lengths)] : pick(several);
      arrivals.push({ atMs, user, n, tokens, encodeScale: pick(encodeScales) });
    }
  return arrivals.sort((a, b) => a.atMs - b.atMs);
}

/** A Poisson process that is on in bouts and off between them: a share 1/burst of the time, burst times as fast. */
function* timesOf({ requestsPerHour, burst }, forMs, random) {
  const exponential = mean => -Math.log(1 - random()) * mean;
  const gapMs = 3_600_000 / (requestsPerHour * burst);
  const pauseMs = BOUT_MS * (burst - 1);
  let isOn = burst === 1 || random() < 1 / burst;
  let [from, until] = [0, burst === 1 ? Infinity : exponential(isOn ? BOUT_MS : pauseMs)];
  while (from < forMs) {
    if (isOn)
      for (let at = from + exponential(gapMs); at < Math.min(until, forMs); at += exponential(gapMs))
        yield at;
    isOn = !isOn;
    from = until;
    until = from + exponential(isOn ? BOUT_MS : pauseMs);
  }
}
