// Random numbers without state: one for every (seed, candidate, position, attempt), so that nothing else being decoded can shift them.

/** A number in [0, 1), 32 bits fine. Mixing: the finaliser of MurmurHash3 (Appleby, public domain), once per word. */
export function randomAt(seed: number, candidate: number, position: number, attempt = 0): number {
  let h = mix((seed >>> 0) ^ 0x9e3779b9);
  if (attempt > 0) h = mix(h ^ Math.imul(attempt, 0x27d4eb2f));
  h = mix(h ^ Math.imul(candidate + 1, 0x85ebca6b));
  h = mix(h ^ Math.imul(position + 1, 0xc2b2ae35));
  return h / 2 ** 32;
}

function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
