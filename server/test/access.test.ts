import { createHash } from 'node:crypto';
import { startApp, type TestApp } from './start-app.js';

const apps: TestApp[] = [];
const start = async (settings: Parameters<typeof startApp>[1]) => {
  const app = await startApp([], settings);
  apps.push(app);
  return app;
};
afterAll(() => Promise.all(apps.map(app => app.stop())));

const get = (app: TestApp, url: string, headers: Record<string, string> = {}) =>
  app.server.inject({ url, headers: { host: '127.0.0.1:8650', ...headers } });

test.each([
  ['the token itself', 'secret'],
  ['its hash', `sha256:${createHash('sha256').update('secret').digest('hex')}`]
])('with %s set, everything but health needs the token', async (_, token) => {
  const app = await start({ token });
  for (const url of ['/v1/models', '/metrics', '/docs', '/openapi.json', '/nothing']) {
    const answer = await get(app, url);
    expect(answer.json()).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  }
  for (const header of [
    'secret',
    'Bearer',
    'Bearer wrong',
    'Bearer secret2',
    'Basic secret',
    'Bearer SECRET'
  ])
    expect((await get(app, '/v1/models', { authorization: header })).statusCode).toBe(401);
  expect((await get(app, '/v1/models', { authorization: 'Bearer secret' })).statusCode).toBe(200);
  for (const url of ['/health/live', '/health/ready']) expect((await get(app, url)).statusCode).toBe(200);
  expect((await get(app, '/health/live/../../metrics')).statusCode).toBe(401);
});

test('refuses names that are not its own, as DNS rebinding brings them', async () => {
  const app = await start({ allowHost: ['notebooks.example'] });
  for (const host of ['evil.example', 'evil.example:8650', '127.0.0.1.evil.example'])
    expect((await get(app, '/health/live', { host })).json()).toMatchObject({
      code: 'hostNotAllowed',
      status: 403
    });
  for (const host of ['localhost', 'LOCALHOST:1', '[::1]:8650', 'notebooks.example'])
    expect((await get(app, '/health/live', { host })).statusCode).toBe(200);
});

test('refuses pages of other origins, and lets those on the list in', async () => {
  const app = await start({ allowOrigin: ['http://localhost:8888'] });
  for (const origin of ['https://evil.example', 'null'])
    expect((await get(app, '/v1/models', { origin })).json()).toMatchObject({ code: 'originNotAllowed' });
  const allowed = await get(app, '/v1/models', { origin: 'http://localhost:8888' });
  expect(allowed.headers['access-control-allow-origin']).toBe('http://localhost:8888');
  const preflight = await app.server.inject({
    method: 'OPTIONS',
    url: '/v1/infill',
    headers: { host: 'localhost', origin: 'http://localhost:8888', 'access-control-request-method': 'POST' }
  });
  expect(preflight.statusCode).toBe(204);
});

test('without a list no page of any origin gets in', async () => {
  const app = await start({});
  const answer = await get(app, '/v1/models', { origin: 'http://localhost:8888' });
  expect(answer.json()).toMatchObject({ code: 'originNotAllowed' });
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});

test('limits the requests of a minute where told to, health left out', async () => {
  const app = await start({ rateLimit: 2 });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await get(app, '/v1/models')).statusCode);
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await get(app, '/v1/models');
  expect(refused.json()).toMatchObject({ code: 'tooManyRequests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await get(app, '/health/live')).statusCode).toBe(200);
});

test('sends the headers that browsers guard pages with', async () => {
  const app = await start({});
  expect((await get(app, '/docs')).headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'self'")
  });
});
