// What is asked of the servers, and what is made of their answers; the servers are played.
import type { Candidate, InfillRequest } from '@jupyt5/schemas';
import { sampleProblem, scoreAll, type GradedSample, type Problem, type Sample } from '../src/index.js';

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
  const samples = await sampleProblem(problem('a'), 3, {
    servers: [server],
    samples: 45,
    maxTokens: 9,
    seed: 1
  });
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
  const samples = await sampleProblem(problem('a'), 0, options);
  expect(asked.map(({ n, distinct }) => [n, distinct])).toEqual([[5, true]]);
  expect(samples.map(({ text, sample, distinct }) => [text, sample, distinct])).toEqual(
    ['a', 'b', 'c', 'd', 'a'].map((text, i) => [text, i, true])
  );
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
