// examples/clients and examples/web, as written there, against the real server; the page in chromium.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../../examples/web/serve.mjs';
import { EXAMPLES } from '../../../scripts/steps/paths.mjs';
import { openBrowser, until } from '../../labextension/browser/page.mjs';
import { startServer } from './real-server.mjs';

let site;
let origin;
let server;
let browser;

before(
  async () => {
    site = await serve(0);
    origin = `http://127.0.0.1:${site.address().port}`;
    server = await startServer(['--allow-origin', origin]);
  },
  { timeout: 180_000 }
);
after(async () => {
  await browser?.close();
  site?.close();
  await server?.stop();
});

function runExample(program, args, token = server.token) {
  const env = { ...process.env, JUPYT5_SERVER_URL: server.url, JUPYT5_SERVER_TOKEN: token };
  return spawnSync(program, args, { encoding: 'utf8', env });
}

test('curl: events from start to done', () => {
  const { stdout, stderr, status } = runExample('sh', [path.join(EXAMPLES, 'clients', 'infill.sh')]);
  assert.equal(status, 0, stderr);
  const types = [...stdout.matchAll(/^event: (\w+)$/gm)].map(match => match[1]);
  assert.deepEqual([types[0], types.at(-1)], ['start', 'done']);
});

test('curl: a wrong token is shown with its reason, and the exit status says so', () => {
  const { stdout, status } = runExample('sh', [path.join(EXAMPLES, 'clients', 'infill.sh')], 'wrong');
  assert.notEqual(status, 0);
  assert.equal(JSON.parse(stdout).code, 'unauthorized');
});

test('Node.js: the first empty cell of a notebook, and a clear error', () => {
  const program = path.join(EXAMPLES, 'clients', 'infill.mjs');
  const notebook = path.join(EXAMPLES, 'pandas.ipynb');
  const { stdout, stderr, status } = runExample(process.execPath, [program, notebook]);
  assert.equal(status, 0, stderr);
  assert.ok(stdout.trim() !== '');
  const refused = runExample(process.execPath, [program, notebook, '0']);
  assert.match(refused.stderr, /^cellNotCode: only a code cell can be filled/);
  assert.equal(refused.status, 1);
});

test('the page fills its cell piece by piece, and says why it cannot', async () => {
  browser = await openBrowser();
  const page = await browser.context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  await page.goto(`${origin}/examples/web/index.html`);
  await page.fill('#url', server.url);
  const cell = page.locator('.cell').nth(1);
  const status = () => page.textContent('#status');
  await cell.getByRole('button', { name: 'Infill cell' }).click();
  await until(async () => (await status()).includes('token'), 'the missing token is told');
  assert.equal(await cell.locator('textarea').inputValue(), 'def mean(xs):\n');
  await page.fill('#token', server.token);
  await cell.getByRole('button', { name: 'Infill cell' }).click();
  await until(async () => (await status()) === 'Done.', 'the cell is filled', 60_000);
  const text = await cell.locator('textarea').inputValue();
  assert.ok(text.startsWith('def mean(xs):\n') && text.length > 'def mean(xs):\n'.length, text);
  const others = await page.locator('.cell textarea').evaluateAll(all => all.map(one => one.value));
  assert.deepEqual([others[0], others[2]], ['The mean of a list.', 'assert mean([1, 2, 3]) == 2']);
  assert.deepEqual(errors, []);
});
