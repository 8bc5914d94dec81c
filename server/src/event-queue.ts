// Events of one job on their way from the engine process to the reply: pushed as they come, pulled as the client reads.
// A client that does not read must not fill the server's memory, so the queue tells how much and how long it waits.

export class EventQueue<T> implements AsyncIterable<T> {
  #items: T[] = [];
  #waiting: (() => void) | undefined;
  #closed = false;
  #lastPullAt = performance.now();

  push(item: T): void {
    if (this.#closed) return;
    this.#items.push(item);
    this.#wake();
  }

  /** No more items; those that wait are still given. */
  close(): void {
    this.#closed = true;
    this.#wake();
  }

  /** Drops what waits, then gives `last` and ends. */
  closeWith(last: T): void {
    this.#items = [last];
    this.close();
  }

  /** Items that wait to be read. */
  get length(): number {
    return this.#items.length;
  }

  /** How long the oldest waiting item has been waiting for its reader. Milliseconds, 0 when nothing waits. */
  get stalledMs(): number {
    return this.#items.length === 0 ? 0 : performance.now() - this.#lastPullAt;
  }

  /** Resolves when an item waits or the queue is closed, or after `timeoutMs`. Takes nothing out. */
  async peek(timeoutMs: number): Promise<T | undefined> {
    if (this.#items.length === 0 && !this.#closed) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>(resolve => (timer = setTimeout(resolve, timeoutMs)));
      await Promise.race([this.#next(), late]);
      clearTimeout(timer);
    }
    return this.#items[0];
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (;;) {
      while (this.#items.length > 0) {
        this.#lastPullAt = performance.now();
        yield this.#items.shift() as T; // length was just checked
      }
      if (this.#closed) return;
      await this.#next();
      this.#lastPullAt = performance.now();
    }
  }

  /** One reader at a time: `peek` first, then the iteration. */
  #next(): Promise<void> {
    return new Promise(resolve => (this.#waiting = resolve));
  }

  #wake(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }
}
