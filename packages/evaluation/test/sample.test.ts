// What is asked of the servers, and what is made of their answers; the servers are played.
import type { Candidate, InfillRequest } from '@jupyt5/schemas';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  drawSamples,
  scoreAll,
  type GradedSample,
  type Problem,
  type Sample,
  type SampleOptions
} from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'samples '));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}.jsonl`);
const draw = (ids: readonly string[], options: SampleOptions, path = newFile()) =>
  drawSamples(ids.map(problem), path, options, {});

const problem = (id: string): Problem => ({
  id,
  area: 'sums',
  cells: [{ type: 'code', source: '' }],
  masked: 0,
  before: '',
  reference: 'b',
  checks: ['assert b']
});

/** A server that answers with `candidates`; `asked` holds the requests. */
function playServer(candidates: (request: InfillRequest) => readonly Partial<Candidate>[]) {
  const asked: InfillRequest[] = [];
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const request = JSON.parse(String(init?.body)) as InfillRequest;
    asked.push(request);
    const answer = candidates(request).map((candidate, index) => ({
      index,
      finishReason: 'stop',
      tokens: 1,
      logprob: -1,
      ...candidate
    }));
    return Response.json({ candidates: answer });
  };
  return { asked, server: { fetch: fetch as typeof globalThis.fetch } };
}

test('independent samples are asked for in requests of 20, each with a seed of its own', async () => {
  const { asked, server } = playServer(({ n = 1 }) =>
    Array.from({ length: n }, (_, i) => ({ text: `${i}` }))
  );
  const samples = await draw(['a'], { servers: [server], samples: 45, maxTokens: 9, seed: 1 });
  expect(asked.map(({ n, distinct }) => [n, distinct])).toEqual([
    [20, false],
    [20, false],
    [5, false]
  ]);
  expect(new Set(asked.map(({ seed }) => seed)).size).toBe(3);
  expect(samples.map(({ sample }) => sample)).toEqual(Array.from({ length: 45 }, (_, i) => i));
  expect(samples.every(sample => !('distinct' in sample))).toBe(true);
});

test('distinct samples come from one request, in the order in which they were found', async () => {
  const { asked, server } = playServer(() => [
    { text: 'a' },
    { text: 'd', redraws: 2 },
    { text: 'b' },
    { text: 'a', redraws: 8, duplicateOf: 0 },
    { text: 'c', redraws: 1 }
  ]);
  const options = { servers: [server], samples: 5, maxTokens: 9, seed: 1, distinct: true };
  const samples = await draw(['a'], options);
  expect(asked.map(({ n, distinct }) => [n, distinct])).toEqual([[5, true]]);
  expect(samples.map(({ text, sample, distinct }) => [text, sample, distinct])).toEqual(
    ['a', 'b', 'c', 'd', 'a'].map((text, i) => [text, i, true])
  );
});

/** Texts that only the seed decides, as a model's. */
const write = ({ n = 1, seed }: InfillRequest): Partial<Candidate>[] =>
  Array.from({ length: n }, (_, i) => ({ text: `${seed}/${i}` }));
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const plan = { samples: 30, maxTokens: 9, seed: 1 };
const keysOf = (samples: readonly Sample[]): string[] => samples.map(({ id, sample }) => `${id}/${sample}`);

test('several servers work at once, and give the samples that one alone gives', async () => {
  const alone = playServer(write);
  const expected = await draw(IDS, { ...plan, servers: [alone.server] });
  const crew = [playServer(write), playServer(write), playServer(write)];
  const path = newFile();
  const samples = await draw(IDS, { ...plan, servers: crew.map(({ server }) => server) }, path);
  expect(samples).toEqual(expected);
  expect(keysOf(samples)).toEqual(IDS.flatMap(id => Array.from({ length: 30 }, (_, i) => `${id}/${i}`)));
  expect(crew.map(({ asked }) => asked.length)).toEqual([4, 4, 4]);
  expect(readFileSync(path, 'utf8').split('\n').length - 1).toBe(180);
});

test('a run that was stopped asks only for what is missing, and counts nothing twice', async () => {
  const path = newFile();
  const first = playServer(write);
  const whole = await draw(IDS, { ...plan, servers: [first.server] }, path);
  const lines = readFileSync(path, 'utf8').split('\n');
  // Of a: only a part of its first request; of b: everything, and one record twice; the rest is whole. Then a line cut by a crash.
  const kept = lines.slice(5, -1);
  writeFileSync(path, [...kept, lines[40], '{"id": "f", "sam'].join('\n'));
  const second = playServer(write);
  expect(await draw(IDS, { ...plan, servers: [second.server] }, path)).toEqual(whole);
  expect(second.asked.map(({ n, seed }) => [n, seed])).toEqual([[20, first.asked[0]?.seed]]);
  expect(readFileSync(path, 'utf8').split('\n').length - 1).toBe(180);
});

test('more samples later keep those that are there', async () => {
  const path = newFile();
  await draw(['a'], { ...plan, samples: 20, servers: [playServer(write).server] }, path);
  const { asked, server } = playServer(write);
  const samples = await draw(['a'], { ...plan, samples: 50, servers: [server] }, path);
  expect(asked.map(({ n }) => n)).toEqual([20, 10]);
  expect(keysOf(samples)).toEqual(Array.from({ length: 50 }, (_, i) => `a/${i}`));
});

test('an answer that the deadline cut short is no sample: it is asked for again', async () => {
  let cuts = 0;
  const slow = playServer(request =>
    write(request).map(candidate => (cuts++ < 1 ? { ...candidate, finishReason: 'timeout' } : candidate))
  );
  const samples = await draw(['a'], { ...plan, samples: 20, servers: [slow.server] });
  expect(slow.asked.length).toBe(2);
  expect(samples.map(({ finishReason }) => finishReason)).toEqual(Array.from({ length: 20 }, () => 'stop'));
});

test('distinct samples are scored by what the first k solve, independent ones by the estimate of pass@k', () => {
  const samples = (more: object): Sample[] =>
    ['x', 'b', 'y', 'z'].map((text, sample) => ({
      id: 'a',
      sample,
      text,
      logprob: -1,
      finishReason: 'stop',
      seed: 1,
      ...more
    }));
  const graded = samples({}).map(({ id, sample, text }): GradedSample => ({
    id,
    sample,
    verdict: { state: text === 'b' ? 'passed' : 'failed' }
  }));
  const meansOf = (own: readonly Sample[]) => {
    const { measure, rows } = scoreAll([problem('a')], own, graded, new Map(), [1, 2, 4]);
    return [measure, ...Object.values(rows[0]?.passAt ?? {}).map(({ mean }) => mean)];
  };
  expect(meansOf(samples({ distinct: true }))).toEqual(['solved@k', 0, 1, 1]);
  expect(meansOf(samples({}))).toEqual(['pass@k', 0.25, 0.5, 1]);
});
