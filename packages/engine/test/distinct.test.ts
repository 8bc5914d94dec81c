// Several candidates of one request: no text twice, and what is told is never taken back.
import { areApart } from '../src/candidates.js';
import { Engine, type EngineReport, type Model } from '../src/index.js';
import type { GenerationOptions } from '../src/protocol.js';
import { OPTIONS, loadTiny, notebook } from './tiny.js';

let model: Model;
beforeAll(async () => (model = await loadTiny('int8')));
afterAll(() => model.release());

/** Few texts are likely: one or two tokens, from the two likeliest. */
const NARROW = { n: 8, temperature: 0.7, topK: 2, maxTokens: 3, seed: 5 };

/** Reports of a request, and the texts they spell. */
async function run(
  engine: Engine,
  document: number,
  options: Partial<GenerationOptions>,
  timeoutMs = 60_000
) {
  const reports: EngineReport[] = [];
  await new Promise<void>(resolve =>
    engine.infill(
      { id: `${document}`, document: notebook(document), options: { ...OPTIONS, ...options }, timeoutMs },
      report => {
        reports.push(report);
        if (report.type === 'done' || report.type === 'error') resolve();
      }
    )
  );
  const texts: string[] = [];
  for (const report of reports)
    if (report.type === 'text') texts[report.candidate] = (texts[report.candidate] ?? '') + report.text;
  const candidates = reports.flatMap(report => (report.type === 'candidate' ? [report] : []));
  return { reports, candidates, texts: candidates.map((_, index) => texts[index] ?? '') };
}

const countDistinct = (texts: readonly string[]) => new Set(texts.map(text => text.trimEnd())).size;

test('eight candidates are eight texts where plain sampling gives fewer', async () => {
  const engine = new Engine(model);
  let redrawn = 0;
  for (let document = 0; document < 12; document++) {
    const plain = await run(engine, document, { ...NARROW, distinct: false });
    const distinct = await run(engine, document, NARROW);
    expect(
      plain.candidates.every(({ redraws, duplicateOf }) => redraws === undefined && duplicateOf === undefined)
    ).toBe(true);
    expect(countDistinct(plain.texts)).toBeLessThan(8);
    const repeats = distinct.candidates.filter(({ duplicateOf }) => duplicateOf !== undefined);
    expect(countDistinct(distinct.texts)).toBe(8 - repeats.length);
    redrawn += distinct.candidates.filter(({ redraws }) => redraws !== undefined).length;
    // What was not drawn anew is the plain draw.
    for (const { index, redraws } of distinct.candidates)
      if (redraws === undefined) expect(distinct.texts[index]).toBe(plain.texts[index]);
  }
  expect(redrawn).toBeGreaterThan(12);
});

test('where there are fewer texts, the rest say whose text they have and are ranked last', async () => {
  const engine = new Engine(model);
  const { candidates, texts, reports } = await run(engine, 3, { ...NARROW, topK: 2, maxTokens: 1 });
  const repeats = candidates.filter(({ duplicateOf }) => duplicateOf !== undefined);
  expect(candidates).toHaveLength(8);
  expect(8 - repeats.length).toBe(countDistinct(texts));
  expect(repeats.length).toBeGreaterThanOrEqual(6);
  for (const { index, duplicateOf } of repeats) {
    expect(texts[index]?.trimEnd()).toBe(texts[duplicateOf as number]?.trimEnd());
    expect(repeats.map(repeat => repeat.index)).not.toContain(duplicateOf);
  }
  const done = reports.at(-1) as Extract<EngineReport, { type: 'done' }>;
  expect([...done.ranking.slice(-repeats.length)].sort()).toEqual(repeats.map(({ index }) => index).sort());
});

test('one candidate, or greedy ones, are drawn once', async () => {
  const engine = new Engine(model);
  for (const options of [
    { n: 1, temperature: 1 },
    { n: 3, temperature: 0 }
  ]) {
    const { candidates } = await run(engine, 1, options);
    for (const { redraws, duplicateOf } of candidates)
      expect([redraws, duplicateOf]).toEqual([undefined, undefined]);
  }
});

test.each([2, 8, 32])('a request gives the same alone and among %i, drawn anew or not', async size => {
  const alone = [];
  for (let i = 0; i < size; i++)
    alone.push(await run(new Engine(model), i, { ...NARROW, seed: i, n: 2 + (i % 5) }));
  // Room for few rows: rounds of different requests mix, and candidates of one request wait for each other.
  const engine = new Engine(model, { maxRows: 6, maxLanes: 2 });
  const together = await Promise.all(
    alone.map((_, i) => run(engine, i, { ...NARROW, seed: i, n: 2 + (i % 5) }))
  );
  const facts = ({ candidates, texts }: Awaited<ReturnType<typeof run>>) => [
    texts,
    [...candidates].sort((a, b) => a.index - b.index).map(({ id: _, ...rest }) => rest)
  ];
  expect(together.map(facts)).toEqual(alone.map(facts));
  expect(engine.stats()).toMatchObject({ active: 0, queued: 0 });
});

test('a request that is cut while it draws anew keeps what it had', async () => {
  for (let most = 10; most < 60; most += 5) {
    let time = 0;
    const engine = new Engine(model, { now: () => time++ });
    const { candidates, texts } = await run(engine, 2, { ...NARROW, maxTokens: 6 }, most);
    expect(candidates.map(({ index }) => index).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const { index, duplicateOf } of candidates)
      if (duplicateOf !== undefined) expect(texts[index]?.trimEnd()).toBe(texts[duplicateOf]?.trimEnd());
    await engine.idle();
    expect(engine.stats()).toMatchObject({ active: 0, queued: 0 });
  }
});

test.each([
  ['a', false, 'b', false, true],
  ['a', false, 'ab', false, false],
  ['a', true, 'ab', false, true],
  ['ab', false, 'a', true, true],
  ['a', true, 'a \n', false, false],
  ['a', true, 'a \n', true, false],
  ['a ', false, 'a\n', false, false],
  ['a b', false, 'a\n', false, true],
  ['', true, '\n', true, false],
  ['', false, 'a', true, false]
])('%j (ended: %s) and %j (ended: %s) are apart: %s', (a, aEnded, b, bEnded, apart) => {
  const written = (text: string, hasEnded: boolean) => ({
    text,
    finishReason: hasEnded ? ('stop' as const) : undefined
  });
  expect(areApart(written(a, aEnded), written(b, bEnded))).toBe(apart);
  expect(areApart(written(b, bEnded), written(a, aEnded))).toBe(apart);
});
