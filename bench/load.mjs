// Requests over HTTP, as a client sees them: one, or many streams at once.
import http from 'node:http';
import { quantile } from '../packages/engine/bench/measure.mjs';

/**
 * One streamed request to its end.
 * @returns {Promise<{firstTokenMs: number, ms: number, pieces: number}>} from sending to the first text, and to the end
 * @throws Error when the answer is not a stream with text
 */
export function request(server, document, maxTokens, agent) {
  const body = JSON.stringify(server.bodyOf(document, maxTokens));
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const sent = http.request(`${server.url}${server.path}`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    });
    sent.on('error', reject);
    sent.on('response', response => {
      let rest = '';
      let firstTokenMs;
      let pieces = 0;
      response.setEncoding('utf8').on('data', text => {
        const events = (rest + text).split('\n\n');
        rest = events.pop();
        for (const event of events) {
          const data = /^data: (.*)$/m.exec(event)?.[1];
          if (data === undefined || !server.isText(JSON.parse(data))) continue;
          firstTokenMs ??= performance.now() - from;
          pieces++;
        }
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200 || firstTokenMs === undefined)
          return reject(
            new Error(`${server.name} answered ${response.statusCode} with ${pieces} pieces of text`)
          );
        resolve({ firstTokenMs, ms: performance.now() - from, pieces });
      });
    });
    sent.end(body);
  });
}

/**
 * All documents, `streams` at a time: whenever one ends, the next is sent.
 * @returns {Promise<object>} rates and waits of all of them
 */
export async function load(server, documents, maxTokens, streams) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: streams });
  const answers = [];
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: Math.min(streams, documents.length) }, async () => {
      while (next < documents.length)
        answers.push(await request(server, documents[next++], maxTokens, agent));
    })
  );
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  const firsts = answers.map(({ firstTokenMs }) => firstTokenMs);
  return {
    name: server.name,
    streams,
    requests: documents.length,
    requestsPerSecond: documents.length / seconds,
    firstTokenP50Ms: quantile(firsts, 0.5),
    firstTokenP99Ms: quantile(firsts, 0.99),
    totalP50Ms: quantile(
      answers.map(({ ms }) => ms),
      0.5
    )
  };
}
