import { paceEvents } from '../src/pace.js';
import type { SessionEvent } from '../src/request.js';
import { complete, DONE, piece, START } from './events.js';

async function* atOnce(events: readonly SessionEvent[], error?: Error): AsyncGenerator<SessionEvent> {
  yield* events;
  if (error) throw error;
}

test('what comes at once is shown in steps, in order and whole', async () => {
  let ticks = 0;
  const tick = (): Promise<void> => {
    ticks += 1;
    return Promise.resolve();
  };
  const events = [START, ...Array.from({ length: 40 }, (_, i) => piece(String(i))), complete(), DONE];
  const seen: SessionEvent[] = [];
  for await (const event of paceEvents(atOnce(events), tick)) seen.push(event);
  expect(seen).toEqual(events);
  expect(ticks).toBeGreaterThan(5);
  expect(ticks).toBeLessThanOrEqual(41);
});

test('an error comes after the text before it', async () => {
  const seen: SessionEvent[] = [];
  const read = async (): Promise<void> => {
    for await (const event of paceEvents(atOnce([piece('a')], new Error('broken')), () => Promise.resolve()))
      seen.push(event);
  };
  await expect(read()).rejects.toThrow('broken');
  expect(seen).toEqual([piece('a')]);
});

test('leaving early closes the source', async () => {
  let close = (): void => undefined;
  const closed = new Promise<void>(resolve => (close = resolve));
  async function* endless(): AsyncGenerator<SessionEvent> {
    try {
      for (;;) {
        yield piece('a');
        await new Promise(resolve => setTimeout(resolve));
      }
    } finally {
      close();
    }
  }
  for await (const event of paceEvents(endless(), () => Promise.resolve())) if (event.type === 'text') break;
  await closed;
});
