import { Engine, infill, type EngineReport, type Model } from '../src/index.js';
import type { GenerationOptions } from '../src/protocol.js';
import { OPTIONS, loadTiny, notebook } from './tiny.js';

let model: Model;
beforeAll(async () => (model = await loadTiny('int8')));
afterAll(() => model.release());

/** Starts a request; `reports` grows as it goes, `ended` resolves at its last one. */
function start(
  engine: Engine,
  id: string,
  options: Partial<GenerationOptions> = {},
  timeoutMs = 60_000,
  document = 1
) {
  const reports: EngineReport[] = [];
  const ended = new Promise<void>(resolve =>
    engine.infill(
      { id, document: notebook(document), options: { ...OPTIONS, ...options }, timeoutMs },
      report => {
        reports.push(report);
        if (report.type === 'done' || report.type === 'error') resolve();
      }
    )
  );
  return { reports, ended };
}

const last = (reports: readonly EngineReport[]) => reports.at(-1) as Extract<EngineReport, { type: 'done' }>;

test('a request says start, then texts and candidates, then done once', async () => {
  const { reports, ended } = start(new Engine(model), 'a', { n: 3, temperature: 1 });
  await ended;
  expect(reports[0]).toMatchObject({ type: 'start', id: 'a', context: { cells: 4, cellsLeftOut: 0 } });
  expect(reports.filter(({ type }) => type === 'candidate')).toHaveLength(3);
  expect(reports.filter(({ type }) => type === 'done' || type === 'error')).toHaveLength(1);
  expect([...last(reports).ranking].sort()).toEqual([0, 1, 2]);
  expect(last(reports).usage.outputTokens).toBeGreaterThan(0);
});

test('the same document is encoded once, also while it is being encoded', async () => {
  const engine = new Engine(model);
  const encode = jest.spyOn(model.encoder[0] as Model['encoder'][number], 'run');
  await Promise.all([start(engine, 'a').ended, start(engine, 'b').ended]);
  const again = start(engine, 'c');
  await again.ended;
  expect(encode).toHaveBeenCalledTimes(1);
  expect(last(again.reports).usage.cached).toBe(true);
  expect(engine.stats()).toMatchObject({ active: 0, queued: 0 });
  encode.mockRestore();
});

test('warm fills the cache and writes nothing', async () => {
  const engine = new Engine(model);
  const reports: EngineReport[] = [];
  await new Promise<void>(resolve =>
    engine.warm('w', notebook(1), report => {
      reports.push(report);
      if (report.type === 'done') resolve();
    })
  );
  expect(reports.map(({ type }) => type)).toEqual(['start', 'done']);
  const next = start(engine, 'a');
  await next.ended;
  expect(last(next.reports).usage.cached).toBe(true);
});

test('cancel ends a request within one step and leaves the others alone', async () => {
  const engine = new Engine(model);
  const alone = start(engine, 'x', { maxTokens: 30, temperature: 1, seed: 4 });
  await alone.ended;
  const [a, b] = [
    start(engine, 'a', { n: 2, maxTokens: 90, temperature: 1 }),
    start(engine, 'b', { maxTokens: 30, temperature: 1, seed: 4 })
  ];
  while (!a.reports.some(({ type }) => type === 'text')) await new Promise(resolve => setImmediate(resolve));
  const { steps } = engine.stats();
  engine.cancel('a');
  await a.ended;
  expect(engine.stats().steps - steps).toBeLessThanOrEqual(1);
  expect(a.reports.filter(({ type }) => type === 'candidate')).toHaveLength(2);
  expect(a.reports).toContainEqual(
    expect.objectContaining({ type: 'candidate', index: 0, finishReason: 'cancelled' })
  );
  await b.ended;
  const texts = (reports: readonly EngineReport[]) =>
    reports.flatMap(r => (r.type === 'text' ? [r.text] : [])).join('');
  expect(texts(b.reports)).toBe(texts(alone.reports));
  await engine.idle();
  expect(engine.stats()).toMatchObject({ active: 0, queued: 0 });
});

test('cancel before anything has run still ends with done', async () => {
  const engine = new Engine(model);
  const { reports, ended } = start(engine, 'a');
  engine.cancel('a');
  engine.cancel('a');
  engine.cancel('never seen');
  await ended;
  expect(reports.map(({ type }) => type).filter(type => type !== 'start')).toEqual(['candidate', 'done']);
});

test('a deadline ends a request with what it has', async () => {
  let time = 0;
  const engine = new Engine(model, { now: () => (time += 5) });
  const { reports, ended } = start(engine, 'a', { n: 8, maxTokens: 96, temperature: 1 }, 200);
  await ended;
  const candidates = reports.flatMap(report => (report.type === 'candidate' ? [report] : []));
  expect(candidates).toHaveLength(8);
  expect(candidates.map(({ finishReason }) => finishReason)).toContain('timeout');
  expect(candidates.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(last(reports).usage.outputTokens);
});

test('more candidates than fit in a call wait for their turn', async () => {
  const engine = new Engine(model, { maxRows: 4, maxLanes: 1 });
  const { candidates } = await infill(engine, notebook(2), { n: 10, temperature: 1, maxTokens: 8 });
  expect(candidates).toHaveLength(10);
});

test('a document without exactly one mask is refused with the code of the codec', async () => {
  const engine = new Engine(model);
  const document = { language: 'python', cells: [{ type: 'code', source: 'a' }] } as const;
  await expect(infill(engine, document)).rejects.toMatchObject({ code: 'invalidRequest' });
  await expect(infill(engine, notebook(1), { n: 0 })).rejects.toMatchObject({ code: 'invalidRequest' });
  expect(engine.stats()).toMatchObject({ active: 0, queued: 0 });
});

test('nothing of a stop string comes out, in any candidate', async () => {
  const engine = new Engine(model);
  const plain = await infill(engine, notebook(5), { temperature: 1, seed: 3, maxTokens: 40 });
  const text = plain.candidates[0]?.text ?? '';
  expect(text.length).toBeGreaterThan(8);
  const stop = text.slice(5, 8);
  const stopped = await infill(engine, notebook(5), { temperature: 1, seed: 3, maxTokens: 40, stop: [stop] });
  expect(stopped.candidates[0]).toMatchObject({
    text: text.slice(0, text.indexOf(stop)),
    finishReason: 'stop'
  });
});

test('special tokens are never written', async () => {
  const engine = new Engine(model);
  const { candidates } = await infill(engine, notebook(6), { n: 8, temperature: 2, topP: 1, maxTokens: 90 });
  // Special tokens have no bytes, so a written one would show as a token without text; bytes outnumber characters only.
  for (const { text, tokens } of candidates)
    expect(new TextEncoder().encode(text).length).toBeGreaterThanOrEqual(tokens);
});
