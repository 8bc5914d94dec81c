// A plain Python process that evaluates expressions as a kernel would: one base64 line in, one line out.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Evaluator } from '../src/index.js';

const LOOP = `
import sys, base64
space = {'__name__': '__main__'}
for line in sys.stdin:
    kind, text = line.split()
    code = base64.b64decode(text).decode()
    try: print('ok ' + (repr(eval(code, space)) if kind == 'eval' else str(exec(code, space))), flush=True)
    except BaseException as error: print('error ' + repr(error), flush=True)
`;

export interface PythonEvaluator extends Evaluator {
  run(code: string): Promise<string>;
  close(): void;
}

export function pythonEvaluator(cwd: string): PythonEvaluator {
  const child = spawn(process.env['JUPYT5_TEST_PYTHON'] ?? 'python3', ['-c', LOOP], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit']
  });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', line => waiting.shift()?.(line));
  const send = (kind: string, code: string): Promise<string> =>
    new Promise((resolve, reject) => {
      waiting.push(line => (line.startsWith('ok ') ? resolve(line.slice(3)) : reject(new Error(line))));
      child.stdin.write(`${kind} ${Buffer.from(code).toString('base64')}\n`);
    });
  return {
    evaluate: expression => send('eval', expression),
    run: code => send('exec', code),
    close: () => child.kill()
  };
}
