// The product as a newcomer meets it: `npm start -- --no-browser`, the example notebook in a browser, the real server and model.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { EXAMPLES, MODEL, ROOT, STATE } from '../../../scripts/steps/paths.mjs';
import { cell, edit, openBrowser, openNotebook, previewOf, sourceOf, until } from './page.mjs';

/** The shipped model; a checkout without one (weights are added last) runs on the engine's tiny test model. */
const model = existsSync(path.join(MODEL, 'manifest.json'))
  ? MODEL
  : path.join(ROOT, 'packages', 'engine', 'test', 'tiny-model');
const RUN_FILE = path.join(STATE, 'run.json');
/** First empty cell of examples/pandas.ipynb. */
const TARGET = 4;

let started;
let ended;
let output = '';
let run;
let browser;

before(
  async () => {
    started = spawn(process.execPath, [path.join(ROOT, 'scripts', 'start.mjs'), '--no-browser'], {
      cwd: ROOT,
      env: { ...process.env, JUPYT5_MODEL: model },
      detached: true
    });
    for (const stream of [started.stdout, started.stderr])
      stream.setEncoding('utf8').on('data', text => (output += text));
    ended = new Promise(resolve => started.on('close', resolve));
    await until(() => /^ready$/m.test(output) || started.exitCode !== null, 'npm start is ready', 240_000);
    assert.equal(started.exitCode, null, output);
    run = JSON.parse(readFileSync(RUN_FILE, 'utf8'));
    browser = await openBrowser();
  },
  { timeout: 300_000 }
);

after(async () => {
  await browser?.close();
  if (started.exitCode === null) started.kill('SIGKILL');
});

/** Asks the server itself, as a script does. */
async function* stream(body) {
  const response = await fetch(new URL('/v1/infill', run.server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${run.server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });
  assert.equal(response.status, 200, await (response.ok ? '' : response.text()));
  let text = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data) yield JSON.parse(data);
    }
  }
}

test('a POST of a real notebook streams a cell', async () => {
  const notebook = JSON.parse(readFileSync(path.join(EXAMPLES, 'pandas.ipynb'), 'utf8'));
  const types = [];
  for await (const event of stream({ notebook, cellId: 'fill-revenue', maxTokens: 24, stream: true }))
    types.push(event.type);
  assert.equal(types[0], 'start');
  assert.equal(types.at(-1), 'done');
  assert.ok(types.includes('candidate'));
});

test('run.json holds both addresses and is for its owner alone', async () => {
  assert.deepEqual(Object.keys(run), ['lab', 'server']);
  const status = await fetch(`${run.lab.url}api/status?token=${run.lab.token}`);
  assert.equal(status.status, 200);
  assert.equal((await fetch(`${run.lab.url}jupyt5/v1/models?token=${run.lab.token}`)).status, 200);
  assert.equal((await fetch(new URL('/v1/models', run.server.url))).status, 401);
});

for (const [name, press] of [
  ['the shortcut', page => page.keyboard.press('Alt+i')],
  [
    'the button',
    page =>
      page
        .locator(
          '.jp-cell-toolbar [data-jp-item-name="jupyt5-infill"] jp-button, .jp-cell-toolbar [data-jp-item-name="jupyt5-infill"] button'
        )
        .first()
        .click()
  ]
]) {
  test(`${name} writes into the example's empty cell and nowhere else, one undo empties it`, async () => {
    const page = await openNotebook(browser.context, run.lab, 'pandas.ipynb');
    const others = async () =>
      (await page.locator('.jp-Notebook .jp-CodeCell .cm-content').allInnerTexts()).filter((_, i) => i !== 2);
    await edit(page, TARGET);
    assert.equal(await sourceOf(page, TARGET), '');
    const before = await others();
    await press(page);
    const seen = new Set();
    const text = await until(
      async () => {
        const preview = await previewOf(page, TARGET);
        if (preview) seen.add(preview);
        return (await page.locator('.jp-jupyt5-strip').count()) === 0 && (await sourceOf(page, TARGET));
      },
      'the cell is filled',
      60_000
    );
    assert.ok(text.trim() !== '');
    assert.ok(seen.size > 1, `pieces seen: ${seen.size}`);
    assert.deepEqual(await others(), before);
    await page.keyboard.press('Control+z');
    await until(async () => (await sourceOf(page, TARGET)) === '', 'one undo empties the cell');
    assert.deepEqual(page.errors, []);
    await page.close();
  });
}

test('Stop ends it midway', async () => {
  const page = await openNotebook(browser.context, run.lab, 'pandas.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await until(
    async () => (await previewOf(page, TARGET)) !== '' || (await sourceOf(page, TARGET)) !== '',
    'the first piece',
    60_000
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await until(async () => (await page.locator('.jp-jupyt5-strip').count()) === 0, 'the strip is gone');
  await cell(page, TARGET).waitFor();
  await page.close();
});

test('Ctrl-C ends both servers and removes run.json', async () => {
  await browser.close();
  browser = undefined;
  process.kill(started.pid, 'SIGINT');
  assert.equal(await ended, 0, output);
  assert.equal(existsSync(RUN_FILE), false);
  await assert.rejects(fetch(run.lab.url));
  await assert.rejects(fetch(run.server.url));
});
