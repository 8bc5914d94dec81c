// Lets text appear at a pace the eye can follow. A small model writes a cell in a tenth of a second, and a network hands
// over many pieces at once: without this the stream would look like a paste. It never lags far behind the model.
import type { SessionEvent } from './request.js';

/** Time between two redraws. */
export const TICK_MS = 30;
/** A backlog is spread over about this many redraws, so the lag stays below half a second. */
const SPREAD = 10;

/**
 * The same events in the same order; text waits for its tick.
 * @param tick resolves when it is time for the next redraw
 * @throws what `events` throws, after the text that came before
 */
export async function* paceEvents(
  events: AsyncIterable<SessionEvent>,
  tick: () => Promise<void>
): AsyncGenerator<SessionEvent> {
  const iterator = events[Symbol.asyncIterator]();
  const backlog: SessionEvent[] = [];
  let end: { readonly error?: unknown } | null = null;
  let wake = (): void => undefined;
  const read = async (): Promise<void> => {
    try {
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        backlog.push(next.value);
        wake();
      }
      end = {};
    } catch (error) {
      end = { error };
    }
    wake();
  };
  const reading = read();
  try {
    for (;;) {
      if (backlog.length === 0) {
        if (end !== null) break;
        await new Promise<void>(resolve => (wake = resolve));
        continue;
      }
      const batch = backlog.splice(0, Math.ceil(backlog.length / SPREAD));
      yield* batch;
      if (batch.some(event => event.type === 'text')) await tick();
    }
    const { error } = end as { readonly error?: unknown };
    if (error !== undefined) throw error;
  } finally {
    // Left early: the source is closed, and what it still throws is of no interest.
    if (end === null) void iterator.return?.().then(undefined, () => undefined);
    void reading;
  }
}

/** Waits for the next redraw; not at all where nobody watches, or the user asked for less motion. */
export function screenTick(): Promise<void> {
  const isCalm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  return document.hidden || isCalm ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, TICK_MS));
}
