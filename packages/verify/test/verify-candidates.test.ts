import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SnapshotRunner,
  verifyCandidates,
  type Verdict,
  type VerifyEvent,
  type VerifyOptions
} from '../src/index.js';
import { pythonEvaluator } from './python-evaluator.js';

const folder = mkdtempSync(join(tmpdir(), 'verify '));
const kernel = pythonEvaluator(folder);
const runner = new SnapshotRunner(kernel);
beforeAll(() => kernel.run('x = 20'));
afterAll(() => {
  kernel.close();
  rmSync(folder, { recursive: true });
});

async function verify(
  codes: readonly string[],
  options: Partial<VerifyOptions> = {}
): Promise<VerifyEvent[]> {
  const events: VerifyEvent[] = [];
  const candidates = codes.map((code, index) => ({ index, code }));
  for await (const event of verifyCandidates(runner, candidates, {
    checks: ['assert y == 21'],
    concurrency: 1,
    ...options
  }))
    events.push(event);
  return events;
}
const conclusion = (events: readonly VerifyEvent[]): unknown =>
  (events.at(-1) as { conclusion?: unknown }).conclusion;

test('the first candidate that passes decides, and later ones are not run', async () => {
  const events = await verify(['y = 0', 'y = x + 1', "open('ran', 'w')"]);
  expect(
    events.map(event => (event.type === 'verdict' ? event.candidate.verdict.state : event.type))
  ).toEqual(['failed', 'passed', 'conclusion']);
  expect(conclusion(events)).toEqual({ type: 'verified', index: 1 });
});

test('the live process keeps its variables and its folder', async () => {
  await verify(["x = 0\ny = 21\nopen('file', 'w').write('x')"]);
  expect(await kernel.evaluate("(x, 'y' in globals(), '_jupyt5_verify' in globals())")).toBe(
    '(20, False, False)'
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('none passed: names the one that came furthest', async () => {
  const events = await verify(['1 / 0', 'y = 21'], { checks: ['assert y == 21', 'assert y == 22'] });
  expect(conclusion(events)).toEqual({ type: 'nonePassed', of: 2, closest: 1 });
});

test('without checks the largest group that leaves the same behind is offered', async () => {
  const events = await verify(['z = 1', 'z = x', 'z = 10 + 10', 'z = 10 * 2'], { checks: [], all: true });
  expect(conclusion(events)).toEqual({ type: 'agreed', index: 1, agreeing: 3, of: 4 });
});

test('equal candidates are run once', async () => {
  let starts = 0;
  const counting = new SnapshotRunner({
    evaluate: expression => (
      (starts += Buffer.from(/call\('([^']+)/.exec(expression)?.[1] ?? '', 'base64').includes('"start"')
        ? 1
        : 0),
      kernel.evaluate(expression)
    )
  });
  const candidates = [0, 1, 2].map(index => ({ index, code: 'y = 0' }));
  const events: VerifyEvent[] = [];
  for await (const event of verifyCandidates(counting, candidates, { checks: ['assert y'] }))
    events.push(event);
  expect(events).toHaveLength(4);
  expect(starts).toBe(1);
});

test('stopping ends running candidates at once and the kernel answers on', async () => {
  const stop = new AbortController();
  const running = verify(['import time\ntime.sleep(60)'], { signal: stop.signal });
  setTimeout(() => stop.abort(new Error('stopped by the user')), 100);
  await expect(running).rejects.toThrow('stopped by the user');
  expect(await kernel.evaluate("len(__import__('sys').modules['_jupyt5_verify']._JOBS)")).toBe('0');
});

test('a series gives the verdicts that single checks give, in its order, from a fork and few messages', async () => {
  const codes = ['y = 0', 'y = x + 1', '1 / 0', 'y = 21', 'while True: pass', 'x = 0; y = 21'];
  let messages = 0;
  const counting = new SnapshotRunner({ evaluate: expression => (messages++, kernel.evaluate(expression)) });
  const job = { checks: ['assert y == 21'], limits: { seconds: 1 } };
  const verdicts = await counting.checkSeries({ ...job, codes, workers: 3 });
  const strip = (verdict: Verdict): object => ({ ...verdict, id: undefined, milliseconds: undefined });
  const single: Verdict[] = [];
  for (const code of codes) single.push(await runner.check({ ...job, code }));
  expect(verdicts.map(strip)).toEqual(single.map(strip));
  expect(verdicts.map(({ state }) => state)).toEqual([
    'failed',
    'passed',
    'failed',
    'passed',
    'timeout',
    'passed'
  ]);
  expect(messages).toBeGreaterThan(2);
  expect(await kernel.evaluate('x')).toBe('20');
});

test('candidates that a series has lost are checked one by one', async () => {
  let isKilled = false;
  const unlucky = new SnapshotRunner({
    evaluate: async expression => {
      const answer = await kernel.evaluate(expression);
      const request = Buffer.from(/call\('([^']+)/.exec(expression)?.[1] ?? '', 'base64').toString();
      if (!isKilled && request.includes('"series"')) {
        isKilled = true;
        const jobs = "__import__('sys').modules['_jupyt5_verify']._JOBS";
        await kernel.evaluate(`[__import__('os').kill(job['pid'], 9) for job in ${jobs}.values()]`);
      }
      return answer;
    }
  });
  const codes = ['y = 21', 'y = 1'];
  const verdicts = await unlucky.checkSeries({ codes, checks: ['assert y == 21'], workers: 1 });
  expect(verdicts.map(({ state }) => state)).toEqual(['passed', 'failed']);
  expect(isKilled).toBe(true);
});

test('stopping ends a series and all its snapshots', async () => {
  const stop = new AbortController();
  const codes = ['import time; time.sleep(60)', 'import time; time.sleep(61)'];
  const running = runner.checkSeries({ codes, checks: [], workers: 2 }, stop.signal);
  setTimeout(() => stop.abort(new Error('stopped by the user')), 100);
  await expect(running).rejects.toThrow('stopped by the user');
  expect(await kernel.evaluate("len(__import__('sys').modules['_jupyt5_verify']._JOBS)")).toBe('0');
});

test('a dead kernel is an error, not a verdict', async () => {
  const dead = new SnapshotRunner({ evaluate: () => Promise.reject(new Error('the kernel is gone')) });
  await expect(dead.check({ code: 'y = 1', checks: [] })).rejects.toThrow('the kernel is gone');
});

test('a verdict is told while the next candidate is still being written', async () => {
  let release = (): void => undefined;
  const written = new Promise<void>(resolve => (release = resolve));
  async function* candidates(): AsyncGenerator<{ index: number; code: string }> {
    yield { index: 0, code: 'y = 1' };
    await written;
    yield { index: 1, code: 'y = 21' };
  }
  const states: string[] = [];
  for await (const event of verifyCandidates(runner, candidates(), {
    checks: ['assert y == 21'],
    concurrency: 2
  })) {
    if (event.type !== 'verdict') continue;
    states.push(event.candidate.verdict.state);
    release(); // only the first verdict lets the second candidate come
  }
  expect(states).toEqual(['failed', 'passed']);
});
