// Talks to one benchmark worker: a JSON request a line in, a JSON answer a line out.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function startWorker(name, command, args, env = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore']
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    for (;;) {
      const { done, value } = await lines.next();
      if (done) throw new Error(`${name} ended; BENCH_VERBOSE=1 shows what it said`);
      if (value.startsWith('{')) return JSON.parse(value);
    }
  };
  await next();
  return {
    name,
    async run(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return next();
    },
    stop: () => child.kill('SIGKILL')
  };
}
