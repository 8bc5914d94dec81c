import fc from 'fast-check';
import { InfillError, readEvents, readServerSentEvents } from '../src/index.js';

const usage = { inputTokens: 1, outputTokens: 1, cached: false };
const timings = { queueMs: 0, encodeMs: 0, firstTokenMs: 0, totalMs: 0 };
const done = `event: done\ndata: ${JSON.stringify({ type: 'done', usage, timings, seed: 1, ranking: [0] })}\n\n`;
const text = (piece: string) =>
  `event: text\ndata: ${JSON.stringify({ type: 'text', candidate: 0, text: piece })}\n\n`;

/** A stream of `bytes`, cut at `cuts`. */
function streamOf(bytes: Uint8Array, cuts: readonly number[] = []): ReadableStream<Uint8Array> {
  const borders = [0, ...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return new ReadableStream({
    start(controller) {
      for (let i = 1; i < borders.length; i++) controller.enqueue(bytes.subarray(borders[i - 1], borders[i]));
      controller.close();
    }
  });
}
const encode = (value: string) => new TextEncoder().encode(value);

async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

test('reads the same events however the bytes are cut and lines end', async () => {
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  const pieces = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(pieces, lineEnd, fc.array(fc.nat(), { maxLength: 30 }), async (written, end, cuts) => {
      const whole = `: hello\n\n${written.map(text).join(': ping\n\n')}${done}`.replace(/\n/g, end);
      const events = await collect(readEvents(streamOf(encode(whole), cuts)));
      expect(events.map(event => (event.type === 'text' ? event.text : event.type))).toEqual([
        ...written,
        'done'
      ]);
    })
  );
});

test('joins data lines, takes off one space, and calls a nameless event message', async () => {
  const events = await collect(readServerSentEvents(streamOf(encode('data: a\ndata:  b\nid: 3\ndata\n\n'))));
  expect(events).toEqual([{ event: 'message', data: 'a\n b\n' }]);
});

test('a stream without done or error is broken, after its events were given', async () => {
  const events = readEvents(streamOf(encode(text('a'))));
  expect((await events.next()).value).toMatchObject({ text: 'a' });
  await expect(events.next()).rejects.toMatchObject({ name: 'InfillError', code: 'brokenStream' });
});

test('done without its empty line is a broken stream', async () => {
  await expect(collect(readEvents(streamOf(encode(done.trimEnd()))))).rejects.toMatchObject({
    code: 'brokenStream'
  });
});

test.each([
  ['not JSON', 'event: text\ndata: {\n\n'],
  ['wrong fields', 'event: text\ndata: {"type":"text"}\n\n'],
  ['another type than it says', `event: done\ndata: {"type":"text","candidate":0,"text":"a"}\n\n`]
])('an event that is %s is a broken stream', async (_, wire) => {
  await expect(collect(readEvents(streamOf(encode(wire + done))))).rejects.toMatchObject({
    code: 'brokenStream'
  });
});

test('throws the error event with its code', async () => {
  const wire = `event: error\ndata: {"type":"error","code":"engineFailed","message":"gone"}\n\n`;
  await expect(collect(readEvents(streamOf(encode(text('a') + wire))))).rejects.toEqual(
    new InfillError('engineFailed', 'gone')
  );
});

test('skips events of types it does not know', async () => {
  const events = await collect(readEvents(streamOf(encode(`event: later\ndata: x\n\n${done}`))));
  expect(events.map(event => event.type)).toEqual(['done']);
});

test('cancels the stream when the reader stops early', async () => {
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: controller => controller.enqueue(encode(text('a'))),
    cancel: () => {
      cancelled = true;
    }
  });
  for await (const event of readEvents(stream)) if (event.type === 'text') break;
  expect(cancelled).toBe(true);
});
