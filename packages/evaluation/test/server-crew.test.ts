// Servers that are slow, busy, restarting or gone, played by functions; the clock is played, too.
import { InfillError, type ClientOptions } from '@jupyt5/client';
import { shareAmong, UnservedError } from '../src/server-crew.js';

const TASKS = Array.from({ length: 12 }, (_, i) => i);
const server = (name: string): ClientOptions => ({ baseUrl: name });
const unreachable = (): InfillError => new InfillError('unreachable', 'no answer');
const busy = (retryAfterMs?: number): InfillError =>
  new InfillError('serverBusy', 'full', { status: 503, retryAfterMs });

/** One tick of the played clock after another: waits end in the order of their times, once nothing else can go on. */
function playClock() {
  const waits: number[] = [];
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  let now = 0;
  const wait = (ms: number, signal: AbortSignal): Promise<void> => {
    waits.push(ms);
    return new Promise(resolve => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      sleepers.push({ at: now + ms, wake });
      signal.addEventListener('abort', wake);
      setImmediate(() => {
        sleepers.sort((a, b) => a.at - b.at);
        const first = sleepers.shift();
        now = Math.max(now, first?.at ?? now);
        first?.wake();
      });
    });
  };
  return { waits, wait };
}

async function run(
  names: readonly string[],
  ask: (task: number, name: string) => Promise<string>,
  requestsPerServer = 1
) {
  const clock = playClock();
  const results: [number, string][] = [];
  const troubles: string[] = [];
  const shared = shareAmong(TASKS, {
    servers: names.map(server),
    requestsPerServer,
    ask: (task, { baseUrl = '' }) => ask(task, baseUrl),
    onResult: (task, result) => results.push([task, result]),
    onTrouble: message => troubles.push(message),
    wait: clock.wait
  });
  const error = await shared.then(
    () => undefined,
    (reason: unknown) => reason
  );
  const done = results.map(([task]) => task).sort((a, b) => a - b);
  return { results, done, troubles, waits: clock.waits, error };
}

test('no server has more requests at once than it may have', async () => {
  const running = new Map<string, number>();
  let most = 0;
  const { done } = await run(
    ['a', 'b'],
    async (_, name) => {
      running.set(name, (running.get(name) ?? 0) + 1);
      most = Math.max(most, running.get(name) ?? 0);
      await new Promise(setImmediate);
      running.set(name, (running.get(name) ?? 0) - 1);
      return name;
    },
    3
  );
  expect(done).toEqual(TASKS);
  expect(most).toBe(3);
});

test('a busy server is left alone for as long as it asks, and the other one goes on', async () => {
  let refused = false;
  const { results, done, waits } = await run(['a', 'b'], async (task, name) => {
    if (name === 'a' && !refused) {
      refused = true;
      throw busy(7000);
    }
    if (name === 'b') await new Promise(setImmediate);
    return `${name}${task}`;
  });
  expect(waits).toEqual([7000]);
  expect(done).toEqual(TASKS);
  expect(results.some(([, text]) => text.startsWith('b'))).toBe(true);
});

test('without Retry-After the wait doubles, up to half a minute', async () => {
  let asked = 0;
  const { done, waits } = await run(['a'], async () => {
    if (asked++ < 8) throw busy();
    return '';
  });
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  expect(done).toEqual(TASKS);
});

test('what a server that dies had is done by the others, once', async () => {
  let asked = 0;
  const { results, done, troubles } = await run(['a', 'b'], async (_, name) => {
    await new Promise(setImmediate);
    if (name === 'a' && asked++ > 1) throw unreachable();
    return name;
  });
  expect(done).toEqual(TASKS);
  expect(results.filter(([, name]) => name === 'a')).toHaveLength(2);
  expect(troubles[0]).toBe('a: no answer; asked again in 1 s');
});

test('a server that comes back works again', async () => {
  let asked = 0;
  const { results, done } = await run(['a'], async (_, name) => {
    asked++;
    if (asked > 3 && asked < 8) throw unreachable();
    return name;
  });
  expect(done).toEqual(TASKS);
  expect(results).toHaveLength(12);
});

test('when every server is gone for good the run ends with what the last one said', async () => {
  let asked = 0;
  const { error, done } = await run(['a', 'b'], async (_, name) => {
    await new Promise(setImmediate);
    if (asked++ > 5) throw unreachable();
    return name;
  });
  expect(error).toMatchObject({ code: 'unreachable' });
  expect(done).toHaveLength(6);
});

test('an address where nothing ever answered is not waited for', async () => {
  const { error, waits } = await run(['a'], async () => {
    throw unreachable();
  });
  expect(error).toMatchObject({ code: 'unreachable' });
  expect(waits).toEqual([]);
});

test("an error that is the request's own fault ends the run at once", async () => {
  const { error, waits } = await run(['a', 'b'], async (task, name) => {
    if (task === 4) throw new InfillError('doesNotFit', 'too long');
    return name;
  });
  expect(error).toMatchObject({ code: 'doesNotFit' });
  expect(waits).toEqual([]);
});

test('a request that brings down every server it is sent to is not sent for ever', async () => {
  let tries = 0;
  const { error } = await run(['a', 'b'], async (task, name) => {
    await new Promise(setImmediate);
    if (task !== 0) return name;
    tries++;
    throw new InfillError('engineFailed', 'gone', { status: 500 });
  });
  expect(error).toMatchObject({ code: 'engineFailed' });
  expect(tries).toBe(5);
});

test('an answer that was cut short counts as a refusal, not as a failure', async () => {
  let asked = 0;
  const { done, waits } = await run(['a'], async () => {
    if (asked++ === 0) throw new UnservedError('cut short');
    return '';
  });
  expect(done).toEqual(TASKS);
  expect(waits).toEqual([500]);
});
