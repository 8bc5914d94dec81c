// The small parts that hold state: line, rate, quarantine, queue, heartbeat, bodies and reports.
import fc from 'fast-check';
import { DrainRate } from '../src/drain-rate.js';
import { parseReport } from '../src/engine-report.js';
import { EventQueue } from '../src/event-queue.js';
import { Job } from '../src/job.js';
import { parseJson } from '../src/json-body.js';
import { Quarantine } from '../src/quarantine.js';
import { withHeartbeat } from '../src/sse.js';
import { WaitingLine } from '../src/waiting-line.js';

const options = {
  n: 1,
  maxTokens: 8,
  temperature: 0,
  topP: 1,
  topK: 0,
  minP: 0,
  seed: 0,
  stop: [],
  validPython: false
};
const jobOf = (id: string, caller = 'a', n = 1) =>
  new Job(
    {
      id,
      caller,
      kind: 'infill',
      document: { language: 'python', cells: [] },
      options: { ...options, n },
      timeoutMs: 1000,
      buffered: true
    },
    10
  );

describe('waiting line', () => {
  test('takes callers in turn, each one in order', () => {
    const line = new WaitingLine();
    for (const [id, caller] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['a3', 'a'],
      ['b1', 'b'],
      ['c1', 'c']
    ] as const)
      line.add(jobOf(id, caller));
    const order = Array.from({ length: 5 }, () => line.take(() => true)?.id);
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
    expect([line.length, line.tokens]).toEqual([0, 0]);
  });

  test('a replay goes first, and waits for a process of its own before others get more', () => {
    const line = new WaitingLine();
    line.add(jobOf('a1', 'a'));
    const suspect = jobOf('b1', 'b');
    suspect.isSuspect = true;
    line.addFirst(suspect);
    expect(line.take(job => job !== suspect)).toBeUndefined();
    expect(line.take(() => true)).toBe(suspect);
  });

  test('whatever is added, taken and removed, its counts are those of what waits', () => {
    const command = fc.tuple(
      fc.constantFrom('add', 'first', 'take', 'remove'),
      fc.constantFrom('a', 'b', 'c')
    );
    fc.assert(
      fc.property(fc.array(command), commands => {
        const line = new WaitingLine();
        let count = 0;
        for (const [what, caller] of commands) {
          if (what === 'add') line.add(jobOf(String(count++), caller));
          if (what === 'first') line.addFirst(jobOf(String(count++), caller));
          if (what === 'take') line.take(() => true);
          if (what === 'remove') for (const job of [...line].slice(0, 1)) expect(line.remove(job)).toBe(true);
          const waiting = [...line];
          expect([line.length, line.tokens]).toEqual([waiting.length, 10 * waiting.length]);
          expect(line.countOf(caller)).toBe(waiting.filter(job => job.request.caller === caller).length);
        }
      })
    );
  });
});

describe('drain rate', () => {
  test('counts only the time at work', () => {
    let now = 0;
    const rate = new DrainRate(() => now);
    rate.busy(true);
    now = 1000;
    rate.finished(100);
    rate.busy(false);
    now = 100_000;
    expect(rate.tokensPerSecond).toBeCloseTo(100, 0);
    expect(rate.waitMs(300)).toBeGreaterThan(2500);
    expect(rate.waitMs(300)).toBeLessThan(3500);
  });

  test('waits are between a second and a minute', () => {
    const rate = new DrainRate(() => 0);
    expect(rate.waitMs(0)).toBe(1000);
    expect(rate.waitMs(1e9)).toBe(60_000);
  });
});

describe('quarantine', () => {
  test('two deaths, the last alone, make a request guilty for good', () => {
    const quarantine = new Quarantine();
    expect(quarantine.record('a', false)).toBe(false);
    expect(quarantine.record('a', true)).toBe(true);
    quarantine.clear('a');
    expect(quarantine.isGuilty('a')).toBe(true);
  });

  test('one that was only near, and then went well alone, is free of suspicion', () => {
    const quarantine = new Quarantine();
    quarantine.record('a', false);
    expect(quarantine.record('a', false)).toBe(false);
    quarantine.clear('a');
    expect([quarantine.isSuspect('a'), quarantine.isEmpty]).toEqual([false, true]);
  });

  test('remembers a bounded number', () => {
    const quarantine = new Quarantine();
    for (let i = 0; i < 5000; i++) quarantine.record(String(i), true);
    expect([quarantine.isSuspect('0'), quarantine.isSuspect('4999')]).toEqual([false, true]);
  });
});

describe('event queue', () => {
  test('gives everything in order, then ends', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    setImmediate(() => {
      queue.push(2);
      queue.close();
      queue.push(3);
    });
    const all = [];
    for await (const item of queue) all.push(item);
    expect(all).toEqual([1, 2]);
  });

  test('peek takes nothing out, and gives up in time', async () => {
    const queue = new EventQueue<number>();
    expect(await queue.peek(1)).toBeUndefined();
    queue.push(1);
    expect([await queue.peek(1), queue.length]).toEqual([1, 1]);
  });

  test('closing with a last word drops what nobody read', async () => {
    const queue = new EventQueue<string>();
    queue.push('a');
    queue.closeWith('end');
    const all = [];
    for await (const item of queue) all.push(item);
    expect(all).toEqual(['end']);
  });
});

test('a stream that pauses gets comments, and nothing is lost or doubled', async () => {
  const queue = new EventQueue<string>();
  const chunks: string[] = [];
  for await (const chunk of withHeartbeat(queue, 5)) {
    chunks.push(chunk);
    if (chunks.length === 3) queue.push('data: a\n\n');
    if (chunks.length === 4) queue.close();
  }
  expect(chunks).toEqual([': open\n\n', ': ping\n\n', ': ping\n\n', 'data: a\n\n']);
});

describe('bodies', () => {
  test('any JSON within the depth is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), value => {
        const text = JSON.stringify(value);
        expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
      })
    );
  });

  test.each([
    ['{"a": "\\\\"}', true],
    ['["' + '\\"['.repeat(500) + '"]', true],
    ['['.repeat(129) + ']'.repeat(129), false],
    ['["unfinished', false],
    ['', false]
  ])('%.20s is read: %s', (text, isGood) => {
    if (isGood) expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
    else expect(() => parseJson(Buffer.from(text))).toThrow();
  });

  test('refuses what is not UTF-8', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not UTF-8');
  });
});

test('what an engine process says is a report or nothing, whatever it says', () => {
  expect(parseReport({ type: 'text', id: 'a', candidate: 0, text: 'x' })).toBeDefined();
  for (const wrong of [
    null,
    3,
    'text',
    {},
    { type: 'toString' },
    { type: 'text', id: 3 },
    { type: 'done', id: 'a' }
  ])
    expect(parseReport(wrong)).toBeUndefined();
  fc.assert(fc.property(fc.anything(), value => void parseReport(value)));
});
