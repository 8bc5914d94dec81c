// Talks to one benchmark worker: a JSON request a line in, a JSON answer a line out.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Starts a worker and waits until it says that it is ready.
 * @returns {{name: string, ready: object, pid: number, run: (request: object) => Promise<object>, stop: () => void}}
 */
export async function startWorker(name, command, args, env = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore']
  });
  const failed = new Promise((_, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  child.stdin.on('error', () => undefined); // told by the end of its output
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    for (;;) {
      const { done, value } = await Promise.race([lines.next(), failed]);
      if (done) throw new Error(`${name} ended; BENCH_VERBOSE=1 shows what it said`);
      if (value.startsWith('{')) return JSON.parse(value);
    }
  };
  const ready = await next();
  return {
    name,
    ready,
    pid: child.pid,
    async run(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return next();
    },
    stop: () => child.kill('SIGKILL')
  };
}
