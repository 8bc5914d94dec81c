// Two servers behind Debian's nginx with deploy/nginx/jupyt5.conf, for the tests beside it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERVER = path.join(ROOT, 'server/bin/jupyt5-server.mjs');
const FAKE_ENGINE = path.join(ROOT, 'server/test/fake-engine.mjs');
const NGINX_CONFIG = path.join(ROOT, 'deploy/nginx/jupyt5.conf');
const NGINX = ['nginx', '/usr/sbin/nginx'].find(name => spawnSync(name, ['-v']).status === 0);

/** A machine that is busy with other things may take so long for anything. */
const LONGEST_MS = 60_000;

export async function until(condition) {
  const deadline = performance.now() + LONGEST_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`never: ${condition}`);
    await sleep(10);
  }
}

/** The real program; only its engine is the deterministic one, 40 tokens in 0.4 s. */
export class Replica {
  #folder;
  #process;
  #ended;
  #starts = 0;

  constructor(folder, port) {
    this.#folder = folder;
    this.port = port;
    this.address = `127.0.0.1:${port}`;
  }

  /** Resolves when it is ready. */
  async start() {
    const readyFile = path.join(this.#folder, `ready-${this.port}-${++this.#starts}.json`);
    const engine = ['--engine', FAKE_ENGINE, ...['--tokens', '40', '--step-ms', '10'].flatMap(asArgument)];
    const options = ['--port', String(this.port), '--trust-proxy', '--ready-file', readyFile];
    const model = ['--model', path.join(this.#folder, 'model')];
    this.#process = spawn(process.execPath, [SERVER, ...options, ...model, ...engine], {
      stdio: ['ignore', 'ignore', 'ignore']
    });
    this.#ended = new Promise(resolve =>
      this.#process.once('exit', (code, signal) => resolve(code ?? signal))
    );
    await until(() => existsSync(readyFile));
  }

  /** @returns {Promise<number | string>} exit code, or the signal that ended it */
  stop(signal) {
    this.#process.kill(signal);
    return this.#ended;
  }

  /** Value of a gauge in its own metrics. */
  async read(name) {
    const text = await (await fetch(`http://${this.address}/metrics`)).text();
    return Number(new RegExp(`^${name}\\{model="fake"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  }
}

const asArgument = text => ['--engine-argument', text];

/** @returns {Promise<{url: string, replicas: Replica[], stop: () => Promise<void>}>} */
export async function startDeployment() {
  if (NGINX === undefined) throw new Error('these tests need nginx (on Debian: apt-get install nginx-light)');
  const folder = mkdtempSync(path.join(tmpdir(), 'jupyt5-deploy-'));
  mkdirSync(path.join(folder, 'model'));
  writeFileSync(path.join(folder, 'model', 'manifest.json'), JSON.stringify({ name: 'fake' }));
  const [port, ...ports] = await freePorts(3);
  const replicas = ports.map(own => new Replica(folder, own));
  await Promise.all(replicas.map(replica => replica.start()));
  const nginx = startNginx(folder, [port, ...ports]);
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok);
  return {
    url,
    replicas,
    async stop() {
      nginx.kill('SIGKILL');
      await Promise.all(replicas.map(replica => replica.stop('SIGKILL')));
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

function startNginx(folder, ports) {
  const own = ['8650', '8651', '8652'].reduce(
    (text, port, index) => text.replace(`127.0.0.1:${port}`, `127.0.0.1:${ports[index]}`),
    readFileSync(NGINX_CONFIG, 'utf8')
  );
  const config = path.join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(name => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  writeFileSync(
    config,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
    http { access_log off; gzip on; gzip_min_length 1; gzip_types text/event-stream; ${temporary}\n${own} }`
  );
  return spawn(NGINX, ['-p', folder, '-c', config, '-e', path.join(folder, 'error.log')], {
    stdio: 'ignore'
  });
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map(server => once(server, 'listening')));
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(server => once(server.close(), 'close')));
  return ports;
}
