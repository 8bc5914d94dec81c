// Candidates verified per second: packages/evaluation/bench, on the problems that are given or on a few of our own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PYTHON, ROOT } from '../../packages/engine/bench/prepare.mjs';
import { problemsAsLines } from '../problems.mjs';

const PROGRAM = path.join(ROOT, 'packages/evaluation/bench/verify-against-rerun.mjs');

export async function measure({ quick, problems, say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jupyt5-bench-'));
  const file = problems ?? path.join(folder, 'problems.jsonl');
  if (problems === undefined) writeFileSync(file, problemsAsLines());
  const amount = quick
    ? ['--rounds', '1', '--per-round', '1', '--samples', '40']
    : ['--rounds', '2', '--per-round', '2', '--samples', '100'];
  try {
    const lines = await linesOf([PROGRAM, '--problems', file, '--python', PYTHON, ...amount], say);
    const { ratios } = JSON.parse(lines.at(-1) ?? '{}');
    return {
      results: { problems: problems ? 'given' : 'of this repository', told: lines.slice(0, -1) },
      ratios
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a Node program prints, line by line. @throws Error when it fails */
async function linesOf(command, say) {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', text => (errors = (errors + text).slice(-2000)));
  const ended = new Promise(resolve => child.once('close', resolve));
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!line.startsWith('{')) say(line);
  }
  const status = await ended;
  if (status !== 0) throw new Error(`the evaluation's benchmark ended with ${status}:\n${errors}`);
  return lines;
}
