// Kernels of a real Jupyter Kernel Gateway by URL: the verdicts are those of local kernels, and nothing is lost or counted twice when
// a kernel or the whole gateway dies in the middle.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnapshotRunner, type Verdict } from '@jupyt5/verify';
import {
  checkReferences,
  gradeProblem,
  KernelSupply,
  runEvaluation,
  startJupyter,
  type Problem
} from '../src/index.js';
import { PYTHON, startGateway, type Gateway } from './start-gateway.js';

jest.setTimeout(240_000);
const folder = mkdtempSync(join(tmpdir(), 'gateway '));
let gateway: Gateway;
const supplies: KernelSupply[] = [];

/** @jupyterlab/services tells of every socket. */
const silence = (): void => {
  for (const method of ['debug', 'warn', 'error'] as const) jest.spyOn(console, method).mockImplementation();
};
beforeEach(silence);
afterEach(() => jest.restoreAllMocks());
beforeAll(async () => {
  gateway = await startGateway();
  supplies.push(new KernelSupply(gateway), new KernelSupply(gateway));
});
afterAll(async () => {
  silence();
  await Promise.all(supplies.map(supply => supply.close()));
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

const problem = (id: string): Problem => ({
  id,
  area: 'sums',
  cells: [
    { type: 'code', source: 'base = 40' },
    { type: 'code', source: '' }
  ],
  masked: 1,
  before: '',
  reference: 'total = base + 2',
  checks: ['assert total == 42']
});
/** Long enough that verdicts come one after the other. */
const TEXTS = ['42', '41', '"42"', 'base + 2', 'base + 3', '1 / 0'].map(
  (value, i) => `import time; time.sleep(0.6 + ${i} / 1000)\ntotal = ${value}`
);
const STATES = ['passed', 'failed', 'failed', 'passed', 'failed', 'failed'];
const grade = { concurrency: 1, contextTimeoutMs: 60_000, limits: { seconds: 20 } };

/** Calls `disturb` after the first verdict of all; gives how many candidates each series was asked for, and how many verdicts came. */
function disturbOnce(disturb: () => void) {
  const seen = { asked: [] as number[], verdicts: [] as string[] };
  const original = SnapshotRunner.prototype.checkSeries;
  jest.spyOn(SnapshotRunner.prototype, 'checkSeries').mockImplementation(function (
    this: SnapshotRunner,
    series,
    signal,
    onVerdict
  ) {
    seen.asked.push(series.codes.length);
    return original.call(this, series, signal, (i: number, verdict: Verdict) => {
      onVerdict?.(i, verdict);
      seen.verdicts.push(series.codes[i] ?? '');
      if (seen.verdicts.length === 1) disturb();
    });
  });
  return seen;
}
const stateOf = ({ state }: Verdict): string => state;
const summaryOf = ({ state, stage, reason }: Verdict): object => ({ state, stage, reason });

test('a gateway gives the verdicts that a Jupyter server started here gives', async () => {
  const jupyter = await startJupyter(PYTHON, folder);
  const local = new KernelSupply(jupyter);
  try {
    const [there, here] = await Promise.all(
      [supplies[0] as KernelSupply, local].map(supply => gradeProblem(problem('a'), TEXTS, supply, grade))
    );
    expect(there?.map(stateOf)).toEqual(STATES);
    expect(there?.map(summaryOf)).toEqual(here?.map(summaryOf));
  } finally {
    await local.close();
    await jupyter.stop();
  }
});

test('a kernel that is killed in the middle costs only the candidates without a verdict', async () => {
  const supply = supplies[0] as KernelSupply;
  let kernel: Awaited<ReturnType<KernelSupply['take']>> | undefined;
  const take = supply.take.bind(supply);
  jest.spyOn(supply, 'take').mockImplementation(async () => (kernel = await take()));
  const seen = disturbOnce(() => {
    const code = 'import os; os.kill(os.getpid(), 9)';
    void kernel?.requestExecute({ code, silent: true }).done.catch(() => undefined);
  });
  const verdicts = await gradeProblem(problem('killed'), TEXTS, supply, grade);
  expect(verdicts.map(stateOf)).toEqual(STATES);
  expect(seen.asked).toHaveLength(2);
  expect(seen.asked[1]).toBeLessThan(TEXTS.length);
  expect([...seen.verdicts].sort()).toEqual([...TEXTS].sort()); // each exactly once
});

test('a gateway that is killed and started again in the middle of a run loses nothing and counts nothing twice', async () => {
  const ids = ['one', 'two', 'three', 'four'];
  const model = {
    fetch: (async () =>
      Response.json({
        candidates: TEXTS.map((text, index) => ({
          index,
          text,
          finishReason: 'stop',
          tokens: 1,
          logprob: -1
        }))
      })) as typeof globalThis.fetch
  };
  const common = { problems: ids.map(problem), folder: join(folder, 'run'), supplies, grade };
  await checkReferences(common);
  let restarted: Promise<void> | undefined;
  const seen = disturbOnce(() => (restarted = gateway.restart()));
  const scores = await runEvaluation({
    ...common,
    title: 'gateway',
    sample: { servers: [model], samples: TEXTS.length, maxTokens: 20, seed: 1 },
    ks: [1]
  });
  expect(restarted).toBeDefined();
  await restarted;
  // The series whose verdict came was cut off (the other kernel may have been busy with its context): four problems, and one begun again.
  expect(seen.asked.length).toBeGreaterThanOrEqual(5);
  expect([...seen.verdicts].sort()).toEqual(ids.flatMap(() => TEXTS).sort());
  const records = readFileSync(join(folder, 'run', 'verdicts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { id: string; sample: number; verdict: Verdict });
  const keys = records.map(({ id, sample }) => `${id}/${sample}`);
  expect([...keys].sort()).toEqual(ids.flatMap(id => TEXTS.map((_, i) => `${id}/${i}`)).sort());
  for (const { sample, verdict } of records) expect(verdict.state).toBe(STATES[sample]);
  expect(scores.rows[0]).toMatchObject({ problems: 4 });
  expect(scores.rows[0]?.passAt['1']?.mean).toBeCloseTo(2 / 6);
});
