import { cancelInfill, health, infill, infillOnce, models } from '../src/index.js';
import { retryAfterMs } from '../src/infill-error.js';

const request = {
  document: {
    language: 'python',
    cells: [{ type: 'code', masked: true, before: '', after: '' }]
  }
} as const;

/** A fetch that answers with `answers` in turn, and what was asked. */
function fakeFetch(...answers: (Response | Error)[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const answer = answers.shift();
    if (answer instanceof Response) return answer;
    throw answer;
  }) as typeof globalThis.fetch;
  return { fetch, calls };
}

const problem = (code: string, status: number, more = {}, headers = {}) =>
  new Response(JSON.stringify({ type: 't', title: 't', status, code, detail: 'because', ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers }
  });

test('sends the request as JSON with the token, below the path of the base address', async () => {
  const { fetch, calls } = fakeFetch(Response.json({ id: 'r' }));
  await infillOnce(request, {
    baseUrl: 'http://host/proxy/',
    token: 'secret',
    headers: { 'x-a': 'b' },
    fetch
  });
  expect(calls[0]!.url).toBe('http://host/proxy/v1/infill');
  expect(calls[0]!.init.headers).toEqual({
    'x-a': 'b',
    'content-type': 'application/json',
    authorization: 'Bearer secret'
  });
  expect(JSON.parse(calls[0]!.init.body as string)).toEqual({ ...request, stream: false });
});

test('turns a problem body into a typed error', async () => {
  const { fetch } = fakeFetch(problem('invalidRequest', 400, { pointer: '/n', requestId: 'r-7' }));
  await expect(infillOnce(request, { fetch })).rejects.toMatchObject({
    name: 'InfillError',
    code: 'invalidRequest',
    status: 400,
    pointer: '/n',
    requestId: 'r-7',
    message: 'because'
  });
});

test.each([
  [502, 'unreachable'],
  [413, 'payloadTooLarge'],
  [401, 'unauthorized'],
  [500, 'internal']
])('an answer %i of a proxy that is not ours becomes %s', async (status, code) => {
  const { fetch } = fakeFetch(new Response('<html>oh</html>', { status }));
  await expect(infillOnce(request, { fetch })).rejects.toMatchObject({ code, status });
});

test('a server that is not there is unreachable, with the cause kept', async () => {
  const cause = new TypeError('fetch failed');
  const { fetch } = fakeFetch(cause);
  await expect(models({ fetch })).rejects.toMatchObject({ code: 'unreachable', cause });
});

test('an abort stays an abort', async () => {
  const { fetch } = fakeFetch(new DOMException('stopped', 'AbortError') as unknown as Error);
  await expect(infill(request, { fetch }).next()).rejects.toMatchObject({ name: 'AbortError' });
});

test('a connection that breaks while streaming is a broken stream', async () => {
  const body = new ReadableStream({ pull: controller => controller.error(new TypeError('terminated')) });
  const { fetch } = fakeFetch(new Response(body));
  await expect(infill(request, { fetch }).next()).rejects.toMatchObject({ code: 'brokenStream' });
});

test('waits as the server asks, then tries again', async () => {
  const { fetch, calls } = fakeFetch(
    problem('serverBusy', 503, { retryAfterMs: 1 }),
    problem('tooManyRequests', 429, { retryAfterMs: 1 }),
    Response.json({ id: 'r' })
  );
  await expect(infillOnce(request, { fetch, retries: 2 })).resolves.toEqual({ id: 'r' });
  expect(calls).toHaveLength(3);
});

test('does not try again where that cannot help', async () => {
  const { fetch, calls } = fakeFetch(problem('invalidRequest', 400));
  await expect(infillOnce(request, { fetch, retries: 5 })).rejects.toMatchObject({ code: 'invalidRequest' });
  expect(calls).toHaveLength(1);
});

test('an abort ends the wait between tries', async () => {
  const stop = new AbortController();
  const { fetch } = fakeFetch(problem('serverBusy', 503, {}, { 'retry-after': '30' }));
  const answer = infillOnce(request, { fetch, retries: 1, signal: stop.signal });
  setImmediate(() => stop.abort());
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});

test('reads Retry-After as seconds and as a date', () => {
  expect(retryAfterMs('3')).toBe(3000);
  expect(retryAfterMs('Thu, 01 Jan 1970 00:00:05 GMT', 2000)).toBe(3000);
  expect(retryAfterMs('Thu, 01 Jan 1970 00:00:05 GMT', 9000)).toBe(0);
  expect(retryAfterMs('soon')).toBeUndefined();
  expect(retryAfterMs(null)).toBeUndefined();
});

test('health answers for a server that is not ready, and throws for what is not our server', async () => {
  const loading = { status: 'loading', version: '1' };
  const { fetch } = fakeFetch(Response.json(loading, { status: 503 }), new Response('x', { status: 404 }));
  await expect(health({ fetch })).resolves.toEqual(loading);
  await expect(health({ fetch })).rejects.toMatchObject({ code: 'notFound' });
});

test('cancels by id', async () => {
  const { fetch, calls } = fakeFetch(new Response(null, { status: 204 }));
  await cancelInfill('a/b', { fetch, baseUrl: 'http://h' });
  expect(calls[0]).toMatchObject({ url: 'http://h/v1/infill/a%2Fb', init: { method: 'DELETE' } });
});
