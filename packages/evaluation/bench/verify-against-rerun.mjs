// Candidates verified per second: snapshots after one run of the context, against the whole notebook anew for each (nbclient).
// Both sides get the same problems in the same run, interleaved in rounds; candidates are the references, made distinct by a comment.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { contextOf, gradeProblem, KernelSupply, loadProblems, startJupyter } from '../lib/index.js';

const { values } = parseArgs({
  options: {
    problems: { type: 'string' },
    python: { type: 'string', default: process.env.JUPYT5_TEST_PYTHON ?? 'python3' },
    rounds: { type: 'string', default: '4' },
    'per-round': { type: 'string', default: '4' },
    samples: { type: 'string', default: '100' }
  }
});
if (values.problems === undefined) {
  console.error('--problems FILE is needed: problems as jupyt5-eval reads them');
  process.exit(2);
}
console.debug = () => undefined;
const problems = loadProblems(values.problems);
const samples = Number(values.samples);
const perRound = Number(values['per-round']);
const jupyter = await startJupyter(values.python, tmpdir());
const supply = new KernelSupply(jupyter);
const rates = { verify: [], rerun: [] };
try {
  await supply.giveBack(await supply.take());
  for (let round = 0; round < Number(values.rounds); round++) {
    // Every n-th problem, so that a round has all areas.
    const step = Math.max(1, Math.floor(problems.length / (perRound * Number(values.rounds))));
    const chosen = Array.from(
      { length: perRound },
      (_, i) => problems[((i * Number(values.rounds) + round) * step) % problems.length]
    );
    const started = performance.now();
    for (const problem of chosen) {
      const texts = Array.from({ length: samples }, (_, i) => `${problem.reference}\n# ${i}`);
      const verdicts = await gradeProblem(problem, texts, supply, {
        concurrency: 2,
        contextTimeoutMs: 60_000
      });
      const failed = verdicts.filter(verdict => verdict.state !== 'passed').length;
      if (failed > 0)
        throw new Error(
          `${problem.id}: ${failed} of ${samples} references did not pass: ${JSON.stringify(verdicts[0])}`
        );
    }
    rates.verify.push((chosen.length * samples) / ((performance.now() - started) / 1000));
    const input = chosen.map(problem =>
      JSON.stringify({
        cells: [...contextOf(problem), problem.before + problem.reference, ...problem.checks]
      })
    );
    const baseline = spawnSync(values.python, [new URL('rerun.py', import.meta.url).pathname], {
      input: input.join('\n'),
      encoding: 'utf8',
      env: { ...process.env, MPLBACKEND: 'agg', OMP_NUM_THREADS: '1' }
    });
    if (baseline.status !== 0) throw new Error(`the nbclient baseline failed:\n${baseline.stderr}`);
    const { seconds, candidates, passed } = JSON.parse(baseline.stdout);
    if (passed !== candidates)
      throw new Error(`the nbclient baseline passed only ${passed} of ${candidates} references`);
    rates.rerun.push(candidates / seconds);
    console.log(
      `round ${round + 1}: verify ${rates.verify.at(-1).toFixed(1)}/s, rerun ${rates.rerun.at(-1).toFixed(2)}/s`
    );
  }
} finally {
  await supply.close();
  await jupyter.stop();
}
const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const ratio = median(rates.verify.map((rate, i) => rate / rates.rerun[i]));
console.log(
  `${samples} candidates a problem: ${median(rates.verify).toFixed(1)} candidates/s against ${median(rates.rerun).toFixed(2)}/s`
);
console.log(JSON.stringify({ ratios: { 'verify/rerun': Number(ratio.toFixed(1)) } }));
