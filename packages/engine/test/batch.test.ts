// The promise: what a request writes depends on the request, the seed and the model, not on what else is being decoded.
import { Engine, infill, type Model } from '../src/index.js';
import type { GenerationOptions } from '../src/protocol.js';
import { loadTiny, notebook } from './tiny.js';

interface Task {
  readonly document: number;
  readonly options: Partial<GenerationOptions>;
}

/** Requests of every kind: greedy and sampled, one candidate and several, short and long. */
const TASKS: readonly Task[] = Array.from({ length: 32 }, (_, i) => ({
  document: i % 23,
  options: {
    n: [1, 1, 3, 1, 2, 5][i % 6] as number,
    temperature: i % 5 === 0 ? 0 : 0.5 + (i % 4) * 0.4,
    topP: [1, 0.95, 0.8][i % 3] as number,
    topK: [0, 20][i % 2] as number,
    minP: [0, 0.02][i % 2] as number,
    seed: i,
    maxTokens: 12 + ((i * 7) % 29)
  }
}));

/** Texts and log probabilities of every candidate: equal means equal to the last bit. */
async function run(engine: Engine, { document, options }: Task): Promise<string> {
  const { candidates } = await infill(engine, notebook(document), options);
  return JSON.stringify(
    candidates.map(({ text, logprob, tokens, finishReason }) => [text, logprob, tokens, finishReason])
  );
}

describe.each(['float32', 'int8'])('%s', precision => {
  let model: Model;
  let alone: string[];

  beforeAll(async () => {
    model = await loadTiny(precision);
    alone = [];
    for (const task of TASKS) alone.push(await run(new Engine(model, { encoderCacheBytes: 0 }), task));
    expect(new Set(alone).size).toBe(TASKS.length);
  });
  afterAll(() => model.release());

  test.each([2, 8, 32])('a request writes the same alone and among %i', async size => {
    for (let from = 0; from < TASKS.length; from += size) {
      const engine = new Engine(model);
      const group = TASKS.slice(from, from + size);
      expect(await Promise.all(group.map(task => run(engine, task)))).toEqual(alone.slice(from, from + size));
    }
  });

  test('requests that join and leave at any moment write the same', async () => {
    const engine = new Engine(model, { maxRows: 8, maxLanes: 2 });
    const results = TASKS.map(async (task, i) => {
      for (let turn = 0; turn < (i * 13) % 90; turn++) await new Promise(resolve => setImmediate(resolve));
      return run(engine, task);
    });
    expect(await Promise.all(results)).toEqual(alone);
  });

  test('a candidate writes the same as one of three and as one of eight', async () => {
    const engine = new Engine(model);
    const texts = async (n: number): Promise<string[]> =>
      (await infill(engine, notebook(3), { n, temperature: 1, seed: 9, maxTokens: 30 })).candidates.map(
        c => c.text
      );
    expect((await texts(8)).slice(0, 3)).toEqual(await texts(3));
  });
});
