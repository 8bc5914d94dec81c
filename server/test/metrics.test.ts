// What Prometheus reads: names, and sums that outlive the processes they come from.
import { post, requestOf, startApp, until, untilAtBase, type TestApp } from './start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await untilAtBase(app);
  await app.stop();
});

/** Value of `name{model="fake"}`, 0 before anything was counted. */
async function read(name: string): Promise<number> {
  const text = await app.service.metrics.registry.metrics();
  return Number(new RegExp(`^${name}\\{model="fake"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
}
const steps = () => read('jupyt5_engine_steps_total');

test('counts what the engine reports, guesses and kept documents among it', async () => {
  await until(async () => (await steps()) === 2); // of the canary
  for (let i = 0; i < 2; i++) await post(app, requestOf('a'));
  await until(async () => (await steps()) === 2 + 2 * 6);
  // The fake engine guesses two tokens a step, one of them right.
  expect(await read('jupyt5_lookup_proposed_tokens_total')).toBe(2 * 14);
  expect(await read('jupyt5_lookup_accepted_tokens_total')).toBe(14);
  expect(await read('jupyt5_encoder_cache_hits_total')).toBe(1);
  expect(await read('jupyt5_encoder_cache_misses_total')).toBe(2);
});

test('a process that dies takes nothing of the sums with it', async () => {
  const before = await steps();
  process.kill(app.pool.pids[0]!, 'SIGKILL');
  await until(async () => (await steps()) === before + 2); // of the next process's canary
  expect(await read('jupyt5_encoder_cache_hits_total')).toBe(1);
});

test('every metric has a help text and our prefix, but for those of Node', async () => {
  const text = await app.service.metrics.registry.metrics();
  for (const [, name, help] of text.matchAll(/^# HELP (\S+)(.*)$/gm)) {
    expect(name).toMatch(/^(jupyt5|process|nodejs)_/);
    expect(help!.trim()).not.toBe('');
  }
});
