import { ERRORS } from '@jupyt5/schemas';
import { startApp, type TestApp } from './start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
const get = async (url: string) => app.server.inject({ url, headers: { host: 'localhost' } });

test('the OpenAPI document names every route that the server has, and no other', async () => {
  const { paths } = (await get('/openapi.json')).json() as { paths: Record<string, object> };
  for (const [path, operations] of Object.entries(paths))
    for (const method of Object.keys(operations))
      expect({
        path,
        known: app.server.hasRoute({ url: path.replace(/\{(\w+)\}/, ':$1'), method: method.toUpperCase() })
      }).toEqual({
        path,
        known: true
      });
  const routes = app.server.printRoutes({ commonPrefix: false }).match(/\((?:[A-Z, ]+)\)/g) ?? [];
  const methods = routes
    .flatMap(route => route.slice(1, -1).split(', '))
    .filter(method => !['HEAD', 'OPTIONS'].includes(method));
  expect(Object.values(paths).flatMap(operations => Object.keys(operations))).toHaveLength(methods.length);
});

test('every reference of the OpenAPI document leads somewhere', async () => {
  const document = (await get('/openapi.json')).json();
  const names = Object.keys(document.components.schemas);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(match => match[1]);
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references)
    expect(names).toContain(reference!.replace('#/components/schemas/', ''));
});

test('the docs page needs nothing from elsewhere', async () => {
  const page = await get('/docs');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body).toContain('POST /v1/infill');
  expect(page.body).toContain('serverBusy');
  expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(page.body).not.toContain('<script');
});

test('the docs page lists every error code with its status', async () => {
  const { body } = await get('/docs');
  for (const [code, { status }] of Object.entries(ERRORS))
    expect(body).toContain(`<tr><td><code>${code}</code></td><td>${status}</td>`);
});
