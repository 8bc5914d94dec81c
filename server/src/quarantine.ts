// Remembers which requests were in a process when it died, by their hash: two deaths, the last of them alone in the
// process, and the request is refused from then on. Only hashes are kept.

/** Oldest entries fall out beyond this. */
const MOST_ENTRIES = 1000;

export class Quarantine {
  #deaths = new Map<string, { count: number; isGuilty: boolean }>();

  /** The request was in a process that died; `alone`: nothing else was. Returns whether it is refused from now on. */
  record(hash: string, alone: boolean): boolean {
    const before = this.#deaths.get(hash) ?? { count: 0, isGuilty: false };
    const count = before.count + 1;
    const isGuilty = before.isGuilty || (count >= 2 && alone);
    this.#deaths.delete(hash);
    this.#deaths.set(hash, { count, isGuilty });
    const oldest = this.#deaths.keys().next();
    if (this.#deaths.size > MOST_ENTRIES && !oldest.done) this.#deaths.delete(oldest.value);
    return isGuilty;
  }

  /** It went well: no suspicion is left. */
  clear(hash: string): void {
    if (!this.#deaths.get(hash)?.isGuilty) this.#deaths.delete(hash);
  }

  isGuilty(hash: string): boolean {
    return this.#deaths.get(hash)?.isGuilty ?? false;
  }

  isSuspect(hash: string): boolean {
    return this.#deaths.has(hash);
  }

  /** Nothing is remembered: hashes need not be computed. */
  get isEmpty(): boolean {
    return this.#deaths.size === 0;
  }

  /** Requests that are refused. */
  get size(): number {
    return [...this.#deaths.values()].filter(entry => entry.isGuilty).length;
  }
}
