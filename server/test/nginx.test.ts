// Behind a proxy as people have it: Debian's nginx, buffering and compressing as it does unless told otherwise. Where there is
// no nginx, the headers that tell it otherwise are what can be checked. (CI has one.)
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { infill } from '@jupyt5/client';
import { requestOf, startApp, until, untilAtBase, type TestApp } from './start-app.js';

jest.setTimeout(30_000);

const nginx = ['nginx', '/usr/sbin/nginx'].find(path => spawnSync(path, ['-v']).status === 0);
let app: TestApp;
let proxy: ChildProcess | undefined;
let baseUrl: string;

beforeAll(async () => {
  app = await startApp(['--tokens', '400', '--step-ms', '5'], {}, true);
  baseUrl = nginx === undefined ? app.url : await startNginx(nginx);
});
afterAll(async () => {
  proxy?.kill('SIGQUIT');
  await untilAtBase(app);
  await app.stop();
});

async function startNginx(path: string): Promise<string> {
  const port = await freePort();
  const folder = join(app.folder, 'nginx');
  mkdirSync(folder);
  const config = `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http {
      access_log off; gzip on; gzip_min_length 1; gzip_types text/event-stream;
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      server { listen 127.0.0.1:${port}; location / { proxy_pass ${app.url}; proxy_http_version 1.1; } }
    }`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  proxy = spawn(path, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'ignore'
  });
  const url = `http://127.0.0.1:${port}`;
  await until(() =>
    fetch(`${url}/health/live`).then(
      answer => answer.ok,
      () => false
    )
  );
  return url;
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

test('text arrives while the model still writes', async () => {
  for await (const event of infill(requestOf('a', { maxTokens: 400 }), { baseUrl })) {
    if (event.type !== 'text') continue;
    // The process holds the job until its last token: what is here now has not waited for the end in a buffer.
    expect(app.pool.activeJobs).toHaveLength(1);
    break;
  }
  await until(() => app.service.runningJobs === 0);
});

test('a client that leaves the proxy frees the slot behind it', async () => {
  const stop = new AbortController();
  const events = infill(requestOf('b', { maxTokens: 400 }), { baseUrl, signal: stop.signal });
  await events.next();
  expect(app.service.runningJobs).toBe(1);
  stop.abort();
  await expect(events.next()).rejects.toMatchObject({ name: 'AbortError' });
  await until(() => app.service.runningJobs === 0);
  expect(await app.service.metrics.registry.metrics()).toMatch(/outcome="disconnected"\} 2/);
});

test('the stream tells proxies not to buffer, keep or change it', async () => {
  const answer = await fetch(`${app.url}/v1/infill`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip, br' },
    body: JSON.stringify(requestOf('c', { stream: true, maxTokens: 2 }))
  });
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
  expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(answer.headers.get('content-encoding')).toBeNull();
  await answer.text();
});
