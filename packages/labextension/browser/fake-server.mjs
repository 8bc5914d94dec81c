// A model server for tests: same command line, same contract, and text that is known beforehand.
// The text comes from the masked cell's own comment: `# fake: TEXT` (with \n for line ends), else from DEFAULT_TEXT.
// `# fakes: TEXT | TEXT` names the text of each candidate.
import { createServer } from 'node:http';
import { renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export const DEFAULT_TEXT = 'total = df["price"].sum()\nprint(total)';

/** Pieces as a model writes them: a word or its surroundings at a time. */
const piecesOf = text => text.match(/\s*\w+|\s*[^\s\w]/g) ?? [];

/**
 * @param {{token?: string, pieceMs?: number}} options
 * @returns {import('node:http').Server & {cancelled: number, requests: object[], models: object[]}}
 */
export function createFakeServer({ token = '', pieceMs = 60 } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const json = (status, body, type = 'application/json') =>
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
    if (pathname === '/health/live' || pathname === '/health/ready')
      return json(200, { status: 'ready', version: 'fake' });
    if (token && request.headers.authorization !== `Bearer ${token}`)
      return problem(json, 401, 'unauthorized', 'the token is wrong');
    if (pathname === '/v1/models') return json(200, { object: 'list', data: [], models: server.models });
    if (pathname !== '/v1/infill') return problem(json, 404, 'notFound', 'there is no such path');
    let text = '';
    for await (const part of request) text += part;
    const body = JSON.parse(text);
    if (body.model && !server.models.some(({ name }) => name === body.model))
      return problem(json, 404, 'unknownModel', 'no model of that name is loaded');
    server.requests.push(body);
    const masked = body.document.cells.find(cell => cell.masked);
    const wanted = /# fake: (.*)/.exec(masked.before)?.[1]?.replaceAll('\\n', '\n') ?? DEFAULT_TEXT;
    const n = body.n ?? 1;
    const several = /# fakes: (.*)/.exec(masked.before)?.[1]?.split(' | ');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = event => response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    let isOpen = true;
    response.on('close', () => {
      if (!response.writableEnded) server.cancelled += 1;
      isOpen = false;
    });
    send({
      type: 'start',
      id: 'fake-1',
      model: body.model ?? server.models[0].name,
      seed: 7,
      context: { tokens: 40, cells: body.document.cells.length, cellsLeftOut: 0 }
    });
    let tokens = 0;
    for (let candidate = 0; candidate < n; candidate += 1) {
      const pieces = piecesOf(
        several?.[candidate] ?? (candidate === 0 ? wanted : `${wanted}  # ${candidate}`)
      );
      for (const piece of pieces) {
        await new Promise(resolve => setTimeout(resolve, pieceMs));
        if (!isOpen) return;
        send({ type: 'text', candidate, text: piece });
        tokens += 1;
      }
      send({
        type: 'candidate',
        index: candidate,
        finishReason: 'stop',
        tokens: pieces.length,
        logprob: -1 - candidate
      });
    }
    send({
      type: 'done',
      usage: { inputTokens: 40, outputTokens: tokens, cached: false },
      timings: { queueMs: 0, encodeMs: 1, firstTokenMs: pieceMs, totalMs: 1 },
      seed: 7,
      ranking: [...Array(n).keys()]
    });
    response.end();
  });
  return Object.assign(server, { cancelled: 0, requests: [], models: [fakeModel('fake', true)] });
}

/** A model as `GET /v1/models` lists it. */
export const fakeModel = (name, isDefault = false) => ({
  name,
  default: isDefault,
  state: 'ready',
  contextTokens: 1024,
  maxTokens: 256,
  precision: 'int8',
  executionProvider: 'cpu',
  otherProviders: [],
  formatVersion: 1,
  sizeBytes: 1,
  sha256: 'f'.repeat(64)
});

function problem(json, status, code, detail) {
  json(
    status,
    { type: `urn:jupyt5:error:${code}`, title: code, status, code, detail },
    'application/problem+json'
  );
}

/** As a program: the flags of the real server that the extension uses. */
function main() {
  const { values } = parseArgs({
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      'unix-socket': { type: 'string' },
      'ready-file': { type: 'string' },
      model: { type: 'string' },
      'piece-ms': { type: 'string' }
    }
  });
  const token = process.env.JUPYT5_TOKEN ?? '';
  const server = createFakeServer({ token, pieceMs: Number(values['piece-ms'] ?? 60) });
  const where = values['unix-socket']
    ? { path: values['unix-socket'] }
    : { host: values.host ?? '127.0.0.1', port: Number(values.port ?? 0) };
  server.listen(where, () => {
    const address = server.address();
    const url = typeof address === 'string' ? 'http://localhost' : `http://127.0.0.1:${address.port}`;
    if (values['ready-file']) {
      // Written aside and moved, so that nobody reads half of it.
      writeFileSync(`${values['ready-file']}.part`, JSON.stringify({ url, token, pid: process.pid }));
      renameSync(`${values['ready-file']}.part`, values['ready-file']);
    }
    console.log(`fake server at ${url}`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

if (process.argv[1]?.endsWith('fake-server.mjs')) main();
