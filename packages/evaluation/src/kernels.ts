// Kernels over the Jupyter protocol: of a Jupyter server started here, or of any server or Enterprise Gateway by URL.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { KernelManager, ServerConnection, type Kernel } from '@jupyterlab/services';

export interface JupyterAddress {
  readonly url: string;
  readonly token: string;
}

export interface JupyterProcess extends JupyterAddress {
  stop(): Promise<void>;
}

/**
 * Starts `python -m jupyter_server` on a free loopback port with a token of its own.
 * @throws Error with the last words of a server that ends, or does not answer within 60 s
 */
export async function startJupyter(python: string, folder: string): Promise<JupyterProcess> {
  const port = await freePort();
  const token = randomBytes(24).toString('hex');
  const options = [
    '--no-browser',
    '--allow-root',
    '--ServerApp.ip=127.0.0.1',
    `--ServerApp.port=${port}`,
    `--ServerApp.root_dir=${folder}`
  ];
  const child = spawn(python, ['-m', 'jupyter_server', ...options], {
    // The token goes by the environment: arguments can be read by every user of the machine.
    env: {
      ...process.env,
      JUPYTER_TOKEN: token,
      MPLBACKEND: 'agg',
      OMP_NUM_THREADS: '1',
      PYTHONWARNINGS: 'ignore'
    },
    stdio: ['ignore', 'ignore', 'pipe']
  });
  let log = '';
  let failure: Error | undefined;
  child.once('error', error => (failure = error));
  child.stderr.on('data', chunk => (log = (log + String(chunk)).slice(-4000)));
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 600; attempt++) {
    if (failure) throw new Error(`${python} could not be started: ${failure.message}`, { cause: failure });
    if (child.exitCode !== null)
      throw new Error(
        `the Jupyter server ended with code ${child.exitCode}; ${python} must have jupyter_server and ipykernel:\n${log}`
      );
    const response = await fetch(`${url}/api/status?token=${token}`).catch(() => null);
    if (response?.ok) return { url, token, stop: () => stopChild(child) };
    await delay(100);
  }
  await stopChild(child);
  throw new Error(`the Jupyter server did not answer within 60 s:\n${log}`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))
      );
    });
  });
}

/** Waits between tries to start a kernel: 0.5 s, doubling, in all about two minutes. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const MOST_STARTS = 12;
/** A kernel that was started and then says nothing. */
const START_LIMIT_MS = 60_000;

/** Fresh kernels, the next one always starting while the last is in use: a kernel serves one problem and is then ended. */
export class KernelSupply {
  private readonly manager: KernelManager;
  private next: Promise<Kernel.IKernelConnection> | null = null;
  private hasWorked = false;

  constructor(address: JupyterAddress) {
    const serverSettings = ServerConnection.makeSettings({
      baseUrl: address.url,
      wsUrl: address.url.replace(/^http/, 'ws'),
      token: address.token,
      appendToken: true
    });
    this.manager = new KernelManager({ serverSettings });
    // Ended before its first look at the server, it would reject a promise that nobody holds.
    this.manager.ready.catch(() => undefined);
  }

  /**
   * A kernel that has answered once. A server or gateway that worked before is waited for, as long as a restart may take.
   * @throws what the server answered, or the platform's error, when it is not there or does not come back within about two minutes
   */
  async take(): Promise<Kernel.IKernelConnection> {
    for (let attempt = 0; ; attempt++) {
      try {
        const kernel = await (this.next ?? this.start());
        this.next = null;
        if (kernel.status === 'dead' || kernel.connectionStatus !== 'connected') {
          await this.giveBack(kernel); // lost while it waited for its turn
          continue;
        }
        this.hasWorked = true;
        this.next = this.start();
        this.next.catch(() => undefined); // a failed start shows at the next take
        return kernel;
      } catch (error) {
        this.next = null;
        if (!this.hasWorked || attempt >= MOST_STARTS) throw error;
        await delay(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
      }
    }
  }

  /** Ends a kernel; one that is already gone is fine. */
  async giveBack(kernel: Kernel.IKernelConnection): Promise<void> {
    // @jupyterlab/services reconnects a kernel that died; ending it in between would reject a promise that nobody holds.
    if (kernel.connectionStatus === 'connecting') await connectionSettled(kernel);
    await kernel.shutdown().catch(() => undefined);
    kernel.dispose();
  }

  async close(): Promise<void> {
    const waiting = await this.next?.catch(() => null);
    if (waiting) await this.giveBack(waiting);
    this.manager.dispose();
  }

  private async start(): Promise<Kernel.IKernelConnection> {
    const kernel = await this.manager.startNew({ name: 'python3' });
    const timeout = new AbortController();
    const late = delay(START_LIMIT_MS, undefined, { signal: timeout.signal }).then(() => {
      throw new Error(`a kernel was started and did not answer within ${START_LIMIT_MS / 1000} s`);
    });
    late.catch(() => undefined); // only raced against
    try {
      await Promise.race([kernel.info, late]);
      return kernel;
    } catch (error) {
      await this.giveBack(kernel);
      throw error;
    } finally {
      timeout.abort();
    }
  }
}

function connectionSettled(kernel: Kernel.IKernelConnection): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, 10_000);
    kernel.connectionStatusChanged.connect(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
