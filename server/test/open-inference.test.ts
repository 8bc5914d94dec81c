// The Open Inference Protocol as KServe's clients and probes use it: each test sends what its specification says and reads what
// it promises (kserve/open-inference-protocol, specification/protocol).
import { post, requestOf, startApp, until, untilAtBase, type TestApp } from './start-app.js';

jest.setTimeout(30_000);

let app: TestApp;
beforeAll(async () => {
  app = await startApp([], { token: 'secret' });
});
afterAll(async () => {
  await untilAtBase(app);
  await app.stop();
});

const headers = { host: 'localhost', authorization: 'Bearer secret' };
const get = (url: string, more: object = headers) =>
  app.server.inject({ url, headers: { host: 'localhost', ...more } });
const generate = (body: unknown, path = 'generate', of = app) =>
  of.server.inject({
    method: 'POST',
    url: `/v2/models/fake/${path}`,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body)
  });
/** What our own path writes for the same cell. */
async function expected(before: string, after: string, more = {}) {
  const document = { language: 'python', cells: [{ type: 'code', masked: true, before, after }] };
  const answer = await app.server.inject({
    method: 'POST',
    url: '/v1/infill',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify({ document, ...more })
  });
  return answer.json();
}

test('health answers without a token, metadata and readiness of a model with one', async () => {
  for (const path of ['/v2/health/live', '/v2/health/ready'])
    expect((await get(path, {})).statusCode).toBe(200);
  expect((await get('/v2/health/ready', {})).json()).toEqual({ ready: true });
  expect((await get('/v2/models/fake', { authorization: '' })).statusCode).toBe(401);
  expect((await get('/v2')).json()).toEqual({
    name: 'jupyt5-server',
    version: '0.1.0',
    extensions: ['generate']
  });
  expect((await get('/v2/models/fake')).json()).toEqual({
    name: 'fake',
    platform: 'jupyt5',
    inputs: [{ name: 'text_input', datatype: 'BYTES', shape: [1] }],
    outputs: [{ name: 'text_output', datatype: 'BYTES', shape: [1] }]
  });
  expect((await get('/v2/models/fake/ready')).json()).toEqual({ name: 'fake', ready: true });
});

test('a model that is not here is 404, in their shape', async () => {
  for (const path of ['', '/ready']) {
    const answer = await get(`/v2/models/other${path}`);
    expect([answer.statusCode, answer.json().error]).toEqual([404, expect.stringContaining('there is fake')]);
  }
});

test('generate: the text of the cell, with their parameters', async () => {
  const answer = await generate({
    text_input: 'def mean(xs):\n    return ',
    parameters: {
      suffix: '\n\nprint(mean([1, 2]))',
      temperature: 0.7,
      top_p: 0.9,
      max_tokens: 4,
      seed: 3,
      stop: ['\n\n'],
      frequency_penalty: 0.5
    }
  });
  expect(answer.statusCode).toBe(200);
  const { candidates } = await expected('def mean(xs):\n    return ', '\n\nprint(mean([1, 2]))', {
    temperature: 0.7,
    topP: 0.9,
    maxTokens: 4,
    seed: 3
  });
  expect(answer.json()).toEqual({ model_name: 'fake', text_output: candidates[0].text });
});

test('generate with best_of: the candidate that ranks first', async () => {
  const parameters = { best_of: 3, seed: 5, max_tokens: 6, temperature: 1 };
  const { candidates, ranking } = await expected('x', '', { n: 3, seed: 5, maxTokens: 6, temperature: 1 });
  expect((await generate({ text_input: 'x', parameters })).json().text_output).toBe(
    candidates[ranking[0]].text
  );
});

test('generate_stream: pieces that make the same text, the last chunk is done', async () => {
  const body = { text_input: 'y = ', parameters: { temperature: 0 } };
  const whole = (await generate(body)).json().text_output;
  const answer = await generate(body, 'generate_stream');
  expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
  const chunks = [...answer.body.matchAll(/^data: (.*)\n\n/gm)].map(([, data]) => JSON.parse(data!));
  expect(chunks.map(({ text_output }) => text_output).join('')).toBe(whole);
  expect(chunks.map(({ done }) => done)).toEqual([...chunks.slice(1).map(() => false), true]);
  for (const chunk of chunks) expect(chunk.model_name).toBe('fake');
});

test.each([
  [{}, 'generate', 'text_input'],
  [{ text_input: 3 }, 'generate', 'text_input'],
  [{ text_input: 'a', parameters: [] }, 'generate', 'object'],
  [{ text_input: 'a', parameters: { max_tokens: 'x' } }, 'generate', 'max_tokens'],
  [{ text_input: 'a', parameters: { best_of: 2 } }, 'generate_stream', 'generate']
])('%j at %s is 422 and says why', async (body, path, word) => {
  const answer = await generate(body, path);
  expect([answer.statusCode, answer.json().error]).toEqual([422, expect.stringContaining(word)]);
});

test('a process that dies is 424, a full queue 429 with Retry-After, in their shape', async () => {
  const dying = await startApp(['--error-at-step', '2']);
  const failed = await generate({ text_input: 'a' }, 'generate', dying);
  expect([failed.statusCode, Object.keys(failed.json())]).toEqual([424, ['error', 'code']]);
  await dying.stop();

  const slow = await startApp(['--slow'], { maxQueue: 0, batch: 1 });
  const first = post(slow, requestOf('a'));
  await until(() => slow.pool.activeJobs.length === 1);
  const full = await generate({ text_input: 'b' }, 'generate', slow);
  expect([full.statusCode, full.json().code, Number(full.headers['retry-after']) > 0]).toEqual([
    429,
    'serverBusy',
    true
  ]);
  await first;
  await slow.stop();
});

test('while the server drains it is not ready', async () => {
  app.service.isDraining = true;
  const answers = [await get('/v2/health/ready', {}), await get('/v2/models/fake/ready')];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
  expect((await get('/v2/health/live', {})).statusCode).toBe(200);
  app.service.isDraining = false;
});
