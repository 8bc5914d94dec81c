// Reads request bodies: JSON, not nested without end, and never quoted in an error or the log.
import type { FastifyInstance } from 'fastify';
import { ServerError } from './server-error.js';

/** Deeper than any notebook; plotly's outputs reach about 20. */
const MOST_DEPTH = 128;

export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJson(body as Buffer)); // `parseAs` says that it is one
    } catch (error) {
      done(error as ServerError); // parseJson throws nothing else
    }
  });
}

/** @throws ServerError `invalidJson`, without a word of the body: JSON.parse's own message quotes it */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw new ServerError('invalidJson', 'the body is empty; expected a JSON object');
  if (depthOf(body) > MOST_DEPTH)
    throw new ServerError('invalidJson', `the body is nested deeper than ${MOST_DEPTH} levels`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new ServerError('invalidJson', 'the body is not UTF-8');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    throw new ServerError('invalidJson', `the body is not JSON${position ? ` (character ${position})` : ''}`);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENERS: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSERS: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Deepest nesting of arrays and objects, strings left out. Stops counting past the limit. */
function depthOf(body: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] as number; // i is in range
    if (byte === QUOTE) i = endOfString(body, i);
    else if (OPENERS.has(byte)) {
      deepest = Math.max(deepest, ++depth);
      if (deepest > MOST_DEPTH) return deepest;
    } else if (CLOSERS.has(byte)) depth--;
  }
  return deepest;
}

/** Index of the quote that ends the string at `start`, jumping from quote to quote. */
function endOfString(body: Buffer, start: number): number {
  let end = body.indexOf(QUOTE, start + 1);
  while (end > 0) {
    let backslashes = 0;
    while (body[end - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
    end = body.indexOf(QUOTE, end + 1);
  }
  return body.length;
}
