// A Jupyter Kernel Gateway for tests: it has the kernels' part of a Jupyter server's API and nothing else, and lists no kernels.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { JupyterAddress } from '../src/index.js';

export const PYTHON = process.env['JUPYT5_TEST_PYTHON'] ?? 'python3';
const START_LIMIT_MS = 100_000;

export interface Gateway extends JupyterAddress {
  /** Ends it without a word to anybody, as a machine that is gone, and starts it again at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startGateway(): Promise<Gateway> {
  const port = await freePort();
  const token = 'gateway-token';
  const url = `http://127.0.0.1:${port}`;
  let child = await start(port, url, token);
  const kill = async (): Promise<void> => {
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    token,
    restart: async () => {
      await kill();
      child = await start(port, url, token);
    },
    stop: kill
  };
}

async function start(port: number, url: string, token: string): Promise<ChildProcess> {
  const options = ['--KernelGatewayApp.ip=127.0.0.1', `--KernelGatewayApp.port=${port}`];
  const child = spawn(PYTHON, ['-m', 'kernel_gateway', ...options, '--KernelGatewayApp.port_retries=0'], {
    env: { ...process.env, KG_AUTH_TOKEN: token, PYTHONWARNINGS: 'ignore', OMP_NUM_THREADS: '1' },
    stdio: ['ignore', 'ignore', 'pipe']
  });
  let log = '';
  child.stderr.on('data', chunk => (log = (log + String(chunk)).slice(-2000)));
  for (const from = Date.now(); Date.now() - from < START_LIMIT_MS; await delay(100)) {
    if (child.exitCode !== null) break;
    const response = await fetch(`${url}/api`, { headers: { authorization: `token ${token}` } }).catch(
      () => null
    );
    if (response?.ok) return child;
  }
  child.kill('SIGKILL');
  throw new Error(
    `${PYTHON} must have jupyter_kernel_gateway (scripts/requirements/test.txt); it said:\n${log}`
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
