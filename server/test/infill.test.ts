import {
  checkInfillEvent,
  checkInfillResponse,
  checkModelList,
  checkProblem,
  checkHealth
} from '@jupyt5/schemas';
import { eventsOf, post, requestOf, startApp, textOf, untilAtBase, type TestApp } from './start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await untilAtBase(app);
  await app.stop();
});

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    { id: 'text', cell_type: 'markdown', metadata: {}, source: ['# Title'] },
    { id: 'code', cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: 'x = 1' }
  ]
};

/** Expects a refusal that follows the schema. */
async function expectProblem(body: unknown, code: string, status: number, facts = {}) {
  const answer = await post(app, body);
  expect(checkProblem(answer.json())).toMatchObject({ ok: true });
  expect(answer.json()).toMatchObject({ code, status, requestId: answer.headers['x-request-id'], ...facts });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  return answer.json() as { detail: string };
}

test('answers with all candidates', async () => {
  const answer = await post(app, requestOf('a', { n: 3, seed: 7 }));
  expect(answer.statusCode).toBe(200);
  expect(checkInfillResponse(answer.json())).toMatchObject({ ok: true });
  expect(answer.json()).toMatchObject({
    model: 'fake',
    seed: 7,
    id: answer.headers['x-request-id'],
    ranking: [0, 1, 2]
  });
  expect(answer.json().candidates).toHaveLength(3);
});

test('streams start, text and candidates, and exactly one done', async () => {
  const answer = await post(app, requestOf('a', { n: 2, seed: 7, stream: true }));
  expect(answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    connection: 'close'
  });
  expect(answer.body.startsWith(': open\n\n')).toBe(true);
  const events = eventsOf(answer.body);
  for (const event of events) expect(checkInfillEvent(event)).toMatchObject({ ok: true });
  expect(events[0]).toMatchObject({ type: 'start', id: answer.headers['x-request-id'], seed: 7 });
  expect(events.filter(event => event.type === 'done' || event.type === 'error')).toEqual([events.at(-1)]);
  expect(events.filter(event => event.type === 'candidate')).toHaveLength(2);
});

test('streams the same text that it answers in one piece, and the same for the same seed', async () => {
  const request = requestOf('b', { n: 2, seed: 5, temperature: 1 });
  const [whole, again, other, stream] = await Promise.all([
    post(app, request),
    post(app, request),
    post(app, { ...request, seed: 6 }),
    post(app, { ...request, stream: true })
  ]);
  const texts = whole.json().candidates.map((candidate: { text: string }) => candidate.text);
  expect(again.json().candidates).toEqual(whole.json().candidates);
  expect(other.json().candidates).not.toEqual(whole.json().candidates);
  const events = eventsOf(stream.body);
  expect([textOf(events, 0), textOf(events, 1)]).toEqual(texts);
});

test('tells the seed that it drew', async () => {
  const { seed } = (await post(app, requestOf('c', { temperature: 1 }))).json();
  const first = await post(app, requestOf('c', { temperature: 1, seed }));
  const second = await post(app, requestOf('c', { temperature: 1, seed }));
  expect(first.json().candidates).toEqual(second.json().candidates);
});

test.each([{ cellId: 'code' }, { cellIndex: 1 }])('masks a notebook at %j', async cell => {
  const answer = await post(app, { notebook, ...cell });
  expect(answer.statusCode).toBe(200);
  expect(answer.json().context.cells).toBe(2);
});

test.each([
  ['nbformat 2', { notebook: { ...notebook, nbformat: 2 }, cellIndex: 0 }, 'unsupportedNotebook', 422],
  ['no nbformat', { notebook: { cells: [] }, cellIndex: 0 }, 'invalidNotebook', 400],
  ['an unknown cell id', { notebook, cellId: 'nope' }, 'cellNotFound', 422],
  ['a cell index past the end', { notebook, cellIndex: 2 }, 'cellNotFound', 422],
  ['a markdown cell as the target', { notebook, cellId: 'text' }, 'cellNotCode', 422],
  ['a notebook that is text', { notebook: '{}', cellIndex: 0 }, 'invalidRequest', 400]
] as const)('refuses %s', async (_, body, code, status) => {
  await expectProblem(body, code, status);
});

test.each([
  ['an empty body', '', 'invalidJson', 400],
  ['a notebook that is not JSON', '{"notebook": hunter2}', 'invalidJson', 400],
  ['deep nesting', '['.repeat(100_000), 'invalidJson', 400],
  ['a number too large for a float', '{"temperature": 1e999}', 'invalidRequest', 400],
  ['a poisoned prototype', '{"__proto__": {"n": 3}}', 'invalidRequest', 400],
  ['a body that is too large', `{"a":"${'x'.repeat(8 * 1024 * 1024)}"}`, 'payloadTooLarge', 413]
] as const)('refuses %s', async (_, body, code, status) => {
  const { detail } = await expectProblem(body, code, status);
  expect(detail).not.toContain('hunter2');
});

test('deep nesting inside strings is no nesting', async () => {
  const answer = await post(app, requestOf('['.repeat(1000) + '\\"{"'));
  expect(answer.statusCode).toBe(200);
});

test('names the field at fault', async () => {
  await expectProblem(requestOf('', { maxTokens: 0 }), 'invalidRequest', 400, { pointer: '/maxTokens' });
  await expectProblem({ ...requestOf(), temprature: 1 }, 'invalidRequest', 400, { pointer: '/temprature' });
  await expectProblem(requestOf('', { maxTokens: 513 }), 'invalidRequest', 400, {
    pointer: '/maxTokens',
    detail: 'maxTokens must be an integer 1..512 with this model, got 513'
  });
  await expectProblem(requestOf('', { model: 'gpt' }), 'unknownModel', 404, { pointer: '/model' });
});

test('refuses bodies that are not declared as JSON', async () => {
  const answer = await app.server.inject({
    method: 'POST',
    url: '/v1/infill',
    headers: { 'content-type': 'text/plain', host: 'localhost' },
    payload: '{}'
  });
  expect(answer.json()).toMatchObject({ code: 'unsupportedMediaType', status: 415 });
});

test('tells paths that do not exist from methods that a path does not know', async () => {
  const call = (method: 'GET' | 'PUT', url: string) =>
    app.server.inject({ method, url, headers: { host: 'localhost' } });
  expect((await call('GET', '/nothing')).json()).toMatchObject({ code: 'notFound' });
  const answer = await call('PUT', '/v1/infill/some-id?x=1');
  expect(answer.json()).toMatchObject({ code: 'methodNotAllowed', status: 405 });
  expect(answer.headers['allow']).toBe('DELETE');
});

test('cancelling a request that is not running is told', async () => {
  const answer = await app.server.inject({
    method: 'DELETE',
    url: '/v1/infill/none',
    headers: { host: 'localhost' }
  });
  expect(answer.json()).toMatchObject({ code: 'unknownRequest', status: 404 });
});

test('lists models, health and metrics by their schemas', async () => {
  const get = (url: string) => app.server.inject({ url, headers: { host: 'localhost' } });
  const [listed] = (await get('/v1/models')).json().data;
  expect((await get(`/v1/models/${listed.id}`)).json()).toEqual(listed);
  expect((await get('/v1/models/none')).json()).toMatchObject({ status: 404, code: 'unknownModel' });
  expect(checkModelList((await get('/v1/models')).json())).toMatchObject({
    ok: true,
    value: { data: [{ id: 'fake' }] }
  });
  expect(checkHealth((await get('/health/live')).json())).toMatchObject({
    ok: true,
    value: { status: 'live' }
  });
  expect(checkHealth((await get('/health/ready')).json())).toMatchObject({
    ok: true,
    value: { status: 'ready' }
  });
  const metrics = (await get('/metrics')).body;
  expect(metrics).toMatch(/jupyt5_infills_total\{model="fake",outcome="done"\} \d+/);
  expect(metrics).toMatch(
    /jupyt5_http_requests_total\{route="\/v1\/infill",method="POST",status="400"\} \d+/
  );
});

test('logs ids and numbers, never a word of a notebook', async () => {
  const secret = 'hunter2';
  await post(app, requestOf(secret));
  await post(app, {
    notebook: { ...notebook, cells: [{ cell_type: secret, source: secret }] },
    cellIndex: 0
  });
  await post(app, `{"${secret}`);
  await post(app, requestOf('', { model: secret }));
  await app.server.inject({ url: `/${secret}?${secret}`, headers: { host: secret, 'user-agent': secret } });
  expect(app.log.join('')).toContain('infill ended');
  expect(app.log.join('')).not.toContain(secret);
});
