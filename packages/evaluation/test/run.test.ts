// The whole way with a real Jupyter server and kernels; only the model is played by a small HTTP server.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../src/index.js';
import {
  gradeProblem,
  KernelSupply,
  runEvaluation,
  startJupyter,
  type JupyterProcess,
  type RunOptions
} from '../src/index.js';

jest.setTimeout(120_000);
jest.spyOn(console, 'debug').mockImplementation(); // @jupyterlab/services tells of every socket
const folder = mkdtempSync(join(tmpdir(), 'evaluation '));
let jupyter: JupyterProcess;
let supply: KernelSupply;
let model: Server;
let asked = 0;

const problem = (id: string, more: Partial<Problem> = {}): Problem => ({
  id,
  area: 'sums',
  cells: [
    { type: 'code', source: 'base = 40' },
    { type: 'code', source: '' },
    { type: 'code', source: 'assert total == 42' }
  ],
  masked: 1,
  before: '',
  reference: 'total = base + 2',
  checks: ['assert total == 42'],
  ...more
});

beforeAll(async () => {
  jupyter = await startJupyter(process.env['JUPYT5_TEST_PYTHON'] ?? 'python3', folder);
  supply = new KernelSupply(jupyter);
  // Two of four candidates are right.
  model = createServer((_request, response) => {
    asked++;
    const texts = ['total = 42', 'total = 41', 'total = base + 2', 'total ='];
    const candidates = texts.map((text, index) => ({
      index,
      text,
      finishReason: 'stop',
      tokens: 3,
      logprob: -1
    }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: 'x', model: 'm', candidates, usage: {}, timings: {}, seed: 1 }));
  });
  await new Promise<void>(resolve => model.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await supply.close();
  await jupyter.stop();
  model.close();
  rmSync(folder, { recursive: true });
});

const options = (out: string, problems: readonly Problem[]): RunOptions => ({
  problems,
  folder: join(folder, out),
  title: 'sums',
  supplies: [supply],
  grade: { concurrency: 2, contextTimeoutMs: 30_000, limits: { seconds: 5 } },
  sample: {
    servers: [{ baseUrl: `http://127.0.0.1:${(model.address() as AddressInfo).port}` }],
    samples: 4,
    maxTokens: 20,
    seed: 1
  },
  ks: [1, 4]
});

test('scores what passes, and leaves out problems that measure nothing', async () => {
  const problems = [
    problem('good'),
    problem('empty passes', { checks: ['assert base'] }),
    problem('bad reference', { reference: 'total = 0' }),
    problem('bad context', {
      cells: [
        { type: 'code', source: '1 / 0' },
        { type: 'code', source: '' }
      ]
    })
  ];
  const scores = await runEvaluation(options('scores', problems));
  expect(scores.rows[0]).toMatchObject({ group: 'all', problems: 1 });
  expect(scores.rows[0]?.passAt['1']?.mean).toBeCloseTo(0.5);
  expect(scores.rows[0]?.passAt['4']?.mean).toBe(1);
  expect(Object.keys(scores.excluded).sort()).toEqual(['bad context', 'bad reference', 'empty passes']);
  expect(scores.excluded['bad context']).toContain('ZeroDivisionError');
  expect(readFileSync(join(folder, 'scores', 'report.html'), 'utf8')).toContain('total = base + 2');
});

test('a second run asks and runs nothing again; a record cut off by a crash is made anew', async () => {
  const run = options('resume', [problem('one'), problem('two')]);
  await runEvaluation(run);
  const before = asked;
  await runEvaluation(run);
  expect(asked).toBe(before);
  const path = join(run.folder, 'verdicts.jsonl');
  const kept = readFileSync(path, 'utf8').split('\n').slice(0, 4).join('\n');
  writeFileSync(path, `${kept}\n`);
  appendFileSync(path, '{"id": "two", "sam');
  expect((await runEvaluation(run)).rows[0]?.problems).toBe(2);
  expect(asked).toBe(before);
});

test('distinct samples do not go on from independent ones', async () => {
  const run = options('resume', [problem('one'), problem('two')]);
  await expect(runEvaluation({ ...run, sample: { ...run.sample, distinct: true } })).rejects.toThrow(
    'holds independent samples, this run asks for distinct ones'
  );
});

test('a kernel that dies on the way is replaced and nothing is counted twice', async () => {
  let killed = false;
  const shaky = {
    take: async () => {
      const kernel = await supply.take();
      if (!killed) {
        killed = true;
        setTimeout(
          () =>
            void kernel
              .requestExecute({ code: 'import os; os._exit(1)', silent: true })
              .done.catch(() => undefined),
          0
        );
      }
      return kernel;
    },
    giveBack: (kernel: Parameters<KernelSupply['giveBack']>[0]) => supply.giveBack(kernel)
  } as unknown as KernelSupply; // only these two methods are used
  const verdicts = await gradeProblem(problem('lost'), ['total = 42', 'total = 1'], shaky, {
    concurrency: 1,
    contextTimeoutMs: 30_000
  });
  expect(verdicts.map(({ state }) => state)).toEqual(['passed', 'failed']);
});
