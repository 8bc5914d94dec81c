// The real server under an open load: requests are sent at their times, whether or not earlier ones are answered.
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @param {{url: string}} server
 * @param {import('./arrivals.mjs').Arrival[]} arrivals
 * @param {() => object} makeDocument
 * @returns {Promise<object>} as `simulate` gives it; `busyShare` is left out
 */
export async function overload(server, arrivals, makeDocument, maxTokens) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
  const from = performance.now();
  const answers = [];
  for (const { atMs, n } of arrivals) {
    const waitMs = from + atMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    answers.push(
      ask(
        server,
        { document: makeDocument(), n, maxTokens, stream: true, seed: answers.length },
        agent,
        from + atMs
      )
    );
  }
  const all = await Promise.all(answers);
  agent.destroy();
  const served = all.filter(({ status }) => status === 200);
  const failed = all.filter(({ status }) => status !== 200 && status !== 503);
  if (failed.length > 0) throw new Error(`${failed.length} requests were answered ${failed[0].status}`);
  return {
    offered: all.length,
    rejected: all.length - served.length,
    firstTextMs: served.map(({ firstTextMs }) => firstTextMs),
    totalMs: served.map(({ totalMs }) => totalMs)
  };
}

/** Times count from when the request was due, so that a sender that is late does not hide a wait. */
function ask({ url }, body, agent, dueAt) {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = http.request(`${url}/v1/infill`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    });
    sent.on('error', reject);
    sent.on('response', response => {
      let firstTextMs;
      response.on('data', chunk => {
        // An answer without any text has its first word in the candidate's end.
        if (
          firstTextMs === undefined &&
          /event: (text|candidate)|"type":"(text|candidate)"/.test(String(chunk))
        )
          firstTextMs = performance.now() - dueAt;
      });
      response.on('error', reject);
      response.on('end', () => {
        const totalMs = performance.now() - dueAt;
        resolve({ status: response.statusCode, firstTextMs: firstTextMs ?? totalMs, totalMs });
      });
    });
    sent.end(text);
  });
}
