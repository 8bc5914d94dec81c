// Bytes of a text/event-stream -> events. Cuts may fall anywhere: inside a line end, inside a UTF-8 sequence.
import { checkInfillEvent, type ErrorEvent, type InfillEvent } from '@jupyt5/schemas';
import { InfillError } from './infill-error.js';

/** One message of the stream; `event` is `message` where the stream named none. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

const EVENT_TYPES: ReadonlySet<string> = new Set<InfillEvent['type']>([
  'start',
  'text',
  'candidate',
  'done',
  'error'
]);

/** Parses by the HTML standard's section 9.2.6 (event stream interpretation). Ending the generator closes the stream. */
export async function* readServerSentEvents(
  stream: ReadableStream<Uint8Array>
): AsyncGenerator<ServerSentEvent, void, void> {
  let event = '';
  let data: string[] = [];
  for await (const line of readLines(stream)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n') };
      event = '';
      data = [];
      continue;
    }
    if (line.startsWith(':')) continue; // a comment: the heartbeat
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }
  // What is left without its empty line is incomplete and, by the standard, not an event.
}

/**
 * The infill events of a stream, up to and including `done`.
 *
 * @throws InfillError: the stream's own `error` event as its code; `brokenStream` where the stream ends without
 *   `done` or `error`, or says something that is not an event. Events of unknown types are skipped.
 */
export async function* readEvents(
  stream: ReadableStream<Uint8Array>
): AsyncGenerator<Exclude<InfillEvent, ErrorEvent>, void, void> {
  for await (const { event: type, data } of readServerSentEvents(stream)) {
    if (!EVENT_TYPES.has(type)) continue;
    const event = parseEvent(type, data);
    if (event.type === 'error') throw new InfillError(event.code, event.message);
    yield event;
    if (event.type === 'done') return;
  }
  throw new InfillError('brokenStream', 'the stream ended before `done` or `error`');
}

function parseEvent(type: string, data: string): InfillEvent {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (cause) {
    throw new InfillError('brokenStream', `the data of a \`${type}\` event is not JSON`, { cause });
  }
  const checked = checkInfillEvent(value);
  if (!checked.ok || checked.value.type !== type)
    throw new InfillError('brokenStream', `a \`${type}\` event has not the fields of one`);
  return checked.value;
}

/** Lines without their ends, which are LF, CRLF or CR. The last line without an end is left out. */
async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder(); // keeps the bytes of a cut character for the next call
  let parts: string[] = []; // of the line that is not complete yet
  let skipLineFeed = false; // the last chunk ended in CR
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      let text = decoder.decode(value, { stream: true });
      if (text === '') continue;
      if (skipLineFeed && text.startsWith('\n')) text = text.slice(1);
      skipLineFeed = text === '' ? false : text.endsWith('\r');
      const lines = text.split(/\r\n|\n|\r/);
      for (const line of lines.slice(0, -1)) {
        yield parts.length > 0 ? parts.join('') + line : line;
        parts = [];
      }
      parts.push(lines.at(-1) ?? '');
    }
  } finally {
    // Reached by the stream's end, by an error, and by a consumer that stops early; the last one closes the connection.
    await reader.cancel().catch(() => undefined);
  }
}
