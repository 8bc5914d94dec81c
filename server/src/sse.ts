// Step 9 of a request's way: events -> bytes of a text/event-stream. Formatting is pure; `sendStream` does the plumbing.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { InfillEvent } from '@jupyt5/schemas';
import type { Config } from './config.js';
import type { Service, Submitted } from './service.js';
import { ServerError } from './server-error.js';

/** A job that waits longer for its turn than this gets its headers and heartbeats before its `start`. */
const OPEN_AFTER_MS = 5000;
/** After a slow reader was cancelled it may read its `error` for so long. */
const LAST_WORDS_MS = 2000;

/** The events of the contract, as text of the stream. */
export async function* formatEvents(events: AsyncIterable<InfillEvent>): AsyncGenerator<string, void, void> {
  for await (const event of events) yield `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** A job's events as the contract's: with the facts that only the server knows. */
export async function* infillEvents({
  job,
  model,
  options
}: Submitted): AsyncGenerator<InfillEvent, void, void> {
  for await (const event of job.events) {
    if (event.type === 'start') yield { ...event, id: job.id, model, seed: options.seed };
    else if (event.type === 'done') yield { ...event, seed: options.seed };
    else yield event;
  }
}

/** `chunks`, after a comment that opens the stream, and with a comment whenever they pause for `everyMs`. */
export async function* withHeartbeat(
  chunks: AsyncIterable<string>,
  everyMs: number
): AsyncGenerator<string, void, void> {
  yield ': open\n\n';
  const iterator = chunks[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const pause = new Promise<undefined>(resolve => {
        timer = setTimeout(() => resolve(undefined), everyMs);
      });
      const result = await Promise.race([next, pause]);
      clearTimeout(timer);
      if (result?.done) return;
      yield result ? result.value : ': ping\n\n';
      if (result) next = iterator.next();
    }
  } finally {
    void iterator.return?.();
  }
}

/**
 * Answers with the job's events in the given format. Errors before the first event become an HTTP status.
 * @throws ServerError
 */
export async function sendStream(
  reply: FastifyReply,
  service: Service,
  submitted: Submitted,
  format: (submitted: Submitted) => AsyncIterable<string>
): Promise<FastifyReply> {
  const { job } = submitted;
  const first = await job.events.peek(OPEN_AFTER_MS);
  if (first?.type === 'error') throw new ServerError(first.code, first.message);
  watchReader(reply, service, submitted);
  reply.headers({
    'content-type': 'text/event-stream; charset=utf-8',
    // No cache may keep it, and no proxy may buffer or compress it.
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    // A kept-alive connection would hold up a shutdown after the stream's end.
    connection: 'close'
  });
  const chunks = withHeartbeat(format(submitted), service.config.heartbeatMs);
  return reply.send(Readable.from(chunks, { objectMode: false }));
}

/** Cancels the job of a client that does not read, and in the end cuts the connection. */
function watchReader(reply: FastifyReply, service: Service, { job }: Submitted): void {
  const { slowReaderMs }: Config = service.config;
  const timer = setInterval(() => {
    if (job.events.stalledMs < slowReaderMs) return;
    clearInterval(timer);
    if (job.state !== 'ended') service.cancel(job.id, 'slowReader');
    job.events.closeWith({
      type: 'error',
      code: 'slowReader',
      message: `nothing was read for ${slowReaderMs} ms`
    });
    setTimeout(() => reply.raw.destroy(), LAST_WORDS_MS).unref();
  }, slowReaderMs / 4);
  timer.unref();
  reply.raw.once('close', () => clearInterval(timer));
}
