// Faults of the real engine process, with the tiny model: what the fake one only plays must hold for it as well.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { checkInfillResponse, type InfillResponse } from '@jupyt5/schemas';
import { requestOf, eventsOf, startApp, textOf, until, untilAtBase, type TestApp } from './start-app.js';

// An engine process takes its time to start on a busy machine.
jest.setTimeout(60_000);

const ROOT = join(__dirname, '../..');
const TINY_MODEL = join(ROOT, 'packages/engine/test/tiny-model');
/** Long enough to be met in the middle: 96 steps of 32 candidates that seldom end by themselves. */
const LONG = requestOf('def mean(xs):\n', {
  stream: true,
  n: 32,
  maxTokens: 96,
  temperature: 2,
  topP: 1,
  seed: 1
});
/** `npm run test:gpu` names another one. */
const PROVIDER = process.env['JUPYT5_TEST_EXECUTION_PROVIDER'] ?? 'cpu';
let app: TestApp;

beforeAll(async () => {
  // The process runs from the engine's build; this does nothing where that is fresh.
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--build',
    join(ROOT, 'packages/engine')
  ]);
  app = await startApp(
    [],
    { model: [TINY_MODEL], engine: undefined, threads: 1, executionProvider: PROVIDER, stallMs: 5000 },
    true
  );
});
afterEach(() => untilAtBase(app));
afterAll(() => app.stop());

const send = (body: unknown): Promise<Response> =>
  fetch(`${app.url}/v1/infill`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });

/** Starts the long request and reads up to its first text; `rest` is everything, read to the end. */
async function startLong() {
  const answer = await send(LONG);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('event: text')) text += (await reader.read()).value ?? '';
  const rest = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return eventsOf(text);
      text += value;
    }
  };
  return { id: answer.headers.get('x-request-id')!, pid: app.pool.pids[0]!, reader, rest };
}

async function answerOf(before: string): Promise<string> {
  return textOf(eventsOf(await (await send(requestOf(before, { stream: true, maxTokens: 20 }))).text()));
}

test('several candidates are distinct, streamed or not; endpoints of other makers give independent ones', async () => {
  const narrow = { n: 8, temperature: 0.7, topK: 2, maxTokens: 3, seed: 5 };
  const whole = (await (await send(requestOf('x = ', narrow))).json()) as InfillResponse;
  expect(checkInfillResponse(whole)).toMatchObject({ ok: true });
  const texts = whole.candidates
    .filter(({ duplicateOf }) => duplicateOf === undefined)
    .map(({ text }) => text);
  expect(new Set(texts.map(text => text.trimEnd())).size).toBe(texts.length);
  expect(whole.candidates.some(({ redraws }) => redraws !== undefined)).toBe(true);
  const events = eventsOf(await (await send(requestOf('x = ', { ...narrow, stream: true }))).text());
  for (const candidate of whole.candidates) {
    expect(textOf(events, candidate.index)).toBe(candidate.text);
    const { text: _, ...facts } = candidate;
    expect(events).toContainEqual({ type: 'candidate', ...facts });
  }
  const answer = await fetch(`${app.url}/v1/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'x = ', n: 32, temperature: 0.3, max_tokens: 2, seed: 5 })
  });
  const { choices } = (await answer.json()) as { choices: { text: string }[] };
  expect(new Set(choices.map(({ text }) => text)).size).toBeLessThan(32);
});

test('kill -9 in the middle of a stream: one `error`, a new process, the same answers as before', async () => {
  const before = await answerOf('x = ');
  const { pid, rest } = await startLong();
  process.kill(pid, 'SIGKILL');
  const events = await rest();
  expect(events.at(-1)).toMatchObject({ type: 'error', code: 'engineFailed' });
  expect(events.filter(({ type }) => type === 'done' || type === 'error')).toHaveLength(1);
  expect(await answerOf('x = ')).toBe(before);
  expect(app.pool.pids).not.toContain(pid);
});

test('kill -9 before the first text: the waiting request is answered by the next process', async () => {
  const pid = app.pool.pids[0]!;
  // Stopped, it reads the request only when it is dead.
  process.kill(pid, 'SIGSTOP');
  const answer = answerOf('y = ');
  await until(() => app.pool.activeJobs.length === 1);
  process.kill(pid, 'SIGKILL');
  const text = await answer;
  expect(text).toBe(await answerOf('y = '));
  expect(app.pool.pids).not.toContain(pid);
});

test('cancelled in the middle of a stream: ends with what it has, in the same process', async () => {
  const { id, pid, rest } = await startLong();
  const answer = await fetch(`${app.url}/v1/infill/${id}`, { method: 'DELETE' });
  expect(answer.status).toBe(204);
  const events = await rest();
  expect(events.at(-1)!.type).toBe('done');
  const candidates = events.filter(event => event.type === 'candidate');
  expect(candidates).toHaveLength(32);
  expect(candidates.some(({ finishReason }) => finishReason === 'cancelled')).toBe(true);
  await until(() => app.pool.stats.every(({ active, queued }) => active === 0 && queued === 0));
  expect(app.pool.pids).toEqual([pid]);
});

test('a reader that goes away in the middle of a stream frees the engine', async () => {
  const { pid, reader } = await startLong();
  await reader.cancel();
  await until(() => app.service.runningJobs === 0);
  await until(() => app.pool.stats.every(({ active, queued }) => active === 0 && queued === 0));
  expect(await answerOf('z = ')).toBe(await answerOf('z = '));
  expect(app.pool.pids).toEqual([pid]);
});

test('a process that hangs in the middle of a stream is killed and replaced', async () => {
  const { pid, rest } = await startLong();
  process.kill(pid, 'SIGSTOP');
  expect((await rest()).at(-1)).toMatchObject({ type: 'error', code: 'engineFailed' });
  await until(() => app.pool.readyProcesses === 1);
  expect(app.pool.pids).not.toContain(pid);
});
