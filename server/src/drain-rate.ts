// How fast the engine works off tokens, measured while it works: what `Retry-After` is computed from.

/** Weight of the past halves every so many milliseconds of work. */
const HALF_LIFE_MS = 20_000;
/** Before anything was measured: a slow laptop. Tokens per second. */
const FIRST_GUESS = 500;

export class DrainRate {
  #tokens = 0;
  #busyMs = 0;
  #busySince: number | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The number of active jobs changed. */
  busy(isBusy: boolean): void {
    this.#settle();
    this.#busySince = isBusy ? this.now() : undefined;
  }

  /** A job of this cost is done. */
  finished(tokens: number): void {
    this.#settle();
    this.#tokens += tokens;
  }

  get tokensPerSecond(): number {
    this.#settle();
    return this.#busyMs < 100 || this.#tokens === 0 ? FIRST_GUESS : (this.#tokens / this.#busyMs) * 1000;
  }

  /** When so many tokens will be worked off. Milliseconds, 1 to 60 seconds. */
  waitMs(tokens: number): number {
    return Math.round(Math.min(60_000, Math.max(1000, (tokens / this.tokensPerSecond) * 1000)));
  }

  #settle(): void {
    if (this.#busySince === undefined) return;
    const now = this.now();
    const elapsed = now - this.#busySince;
    const keep = 0.5 ** (elapsed / HALF_LIFE_MS);
    this.#tokens *= keep;
    this.#busyMs = this.#busyMs * keep + elapsed;
    this.#busySince = now;
  }
}
