// The gestures in a real chromium against a real JupyterLab. The model server is the fake one, whose text and speed are known.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createFakeServer, DEFAULT_TEXT } from './fake-server.mjs';
import { notebook, startLab } from './lab.mjs';
import { cell, edit, openBrowser, openNotebook, previewOf, sourceOf, until } from './page.mjs';

const TARGET = 2;
const CELLS = [
  'import pandas as pd',
  { markdown: 'Sum of `price`, $\\sum_i p_i$.' },
  '',
  'assert total == 6'
];

let server;
let lab;
let browser;
let page;

before(
  async () => {
    server = createFakeServer({ token: 'secret', pieceMs: 80 });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    lab = await startLab({
      notebooks: {
        'plain.ipynb': notebook(CELLS),
        'task.ipynb': notebook(['x = 1', { markdown: 'Double it.' }, '# double x', 'y']),
        'policy off.ipynb': notebook(CELLS, { jupyt5: { policy: 'off' } }),
        'hints.ipynb': notebook(CELLS, { jupyt5: { policy: 'hints' } }),
        'r.ipynb': notebook(CELLS, {
          kernelspec: { name: 'ir', display_name: 'R', language: 'R' },
          language_info: { name: 'R' }
        }),
        'locked.ipynb': notebook([...CELLS.slice(0, 2), { metadata: { editable: false } }, CELLS[3]])
      },
      env: { JUPYT5_SERVER_URL: `http://127.0.0.1:${server.address().port}`, JUPYT5_SERVER_TOKEN: 'secret' }
    });
    browser = await openBrowser();
  },
  { timeout: 180_000 }
);

after(async () => {
  await browser?.close();
  await lab?.stop();
  server?.close();
  server?.closeAllConnections();
});

afterEach(async () => {
  await page?.close();
  page = undefined;
});

const open = async name => (page = await openNotebook(browser.context, lab, name));
const sources = async () => Promise.all([0, 2, 3].map(index => sourceOf(page, index)));
const filled = text =>
  until(async () => (await sourceOf(page, TARGET)) === text, `the cell holds ${JSON.stringify(text)}`);

/** The texts of the preview as they followed each other, until it is gone. */
async function watchPreview() {
  const seen = [];
  await until(async () => {
    const text = await previewOf(page, TARGET);
    if (text !== '' && text !== seen.at(-1)) seen.push(text);
    return seen.length > 0 && text === '';
  }, 'the preview comes and goes');
  return seen;
}

test('the shortcut fills the active cell in pieces, and one undo empties it', async () => {
  await open('plain.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  const seen = await watchPreview();
  assert.ok(seen.length >= 5, `pieces: ${seen.length}`);
  seen.reduce((last, text) => (assert.ok(text.startsWith(last)), text), '');
  assert.deepEqual(await sources(), [CELLS[0], DEFAULT_TEXT, CELLS[3]]);
  await page.keyboard.press('Control+z');
  await filled('');
  await page.keyboard.press('Control+Shift+z');
  await filled(DEFAULT_TEXT);
  assert.deepEqual(page.errors, []);
});

test('the shortcut works in command mode, the buttons of cell and notebook work', async () => {
  await open('plain.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+i');
  await filled(DEFAULT_TEXT);
  await page.keyboard.press('Control+z');
  await filled('');
  for (const toolbar of ['.jp-cell-toolbar', '.jp-NotebookPanel-toolbar']) {
    await page
      .locator(
        `${toolbar} [data-jp-item-name="jupyt5-infill"] >> css=button, ${toolbar} [data-jp-item-name="jupyt5-infill"] jp-button`
      )
      .first()
      .click();
    await filled(DEFAULT_TEXT);
    // No click in between: the keys are the notebook's again.
    await page.keyboard.press('Control+z');
    await filled('');
  }
});

test('the button fills at the cursor, and a line that covers the button takes no keys away', async () => {
  await open('plain.ipynb');
  await edit(page, TARGET);
  await page.keyboard.type(`a = 1\n# fake: value = "${'long '.repeat(40)}"\n\nb = 2`);
  await page.keyboard.press('ArrowUp');
  await page
    .locator(
      '.jp-cell-toolbar [data-jp-item-name="jupyt5-infill"] jp-button, .jp-cell-toolbar [data-jp-item-name="jupyt5-infill"] button'
    )
    .first()
    .click();
  await until(async () => /"\nb = 2$/.test(await sourceOf(page, TARGET)), 'filled ahead of the last line');
  await page.keyboard.press('Control+z');
  await until(async () => /\n\nb = 2$/.test(await sourceOf(page, TARGET)), 'one undo takes it back');
});

test('while it streams nothing is in the document, and no other cell shows anything', async () => {
  await open('plain.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await until(async () => (await previewOf(page, TARGET)).length > 3, 'a preview');
  assert.deepEqual(await sources(), [CELLS[0], '', CELLS[3]]);
  assert.equal(await page.locator('.jp-jupyt5-preview').count(), 1);
  await filled(DEFAULT_TEXT);
});

test('Escape stops midway: the connection closes, the kernel runs on, a second Escape discards', async () => {
  await open('plain.ipynb');
  const cancelled = server.cancelled;
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await until(async () => (await previewOf(page, TARGET)).length > 3, 'a preview');
  await page.keyboard.press('Escape');
  await until(() => server.cancelled > cancelled, 'the model server sees the end of the connection');
  const stopped = await previewOf(page, TARGET);
  assert.ok(stopped.length < DEFAULT_TEXT.length && DEFAULT_TEXT.startsWith(stopped));
  assert.match(await cell(page, TARGET).locator('.jp-jupyt5-strip').innerText(), /Stopped after \d+ token/);
  assert.equal(await sourceOf(page, TARGET), '');
  await page.keyboard.press('Escape');
  await until(async () => (await page.locator('.jp-jupyt5-strip').count()) === 0, 'the strip is gone');
  assert.equal(await sourceOf(page, TARGET), '');
  assert.equal(await previewOf(page, TARGET), '');
});

test('what was written until Stop can be kept, as one undo step', async () => {
  await open('plain.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await until(async () => (await previewOf(page, TARGET)).length > 8, 'a preview');
  await cell(page, TARGET).locator('.jp-jupyt5-strip-stop').click();
  const stopped = await previewOf(page, TARGET);
  await page.keyboard.press('Tab');
  await filled(stopped.trimEnd());
  await page.keyboard.press('Control+z');
  await filled('');
});

test('typing meanwhile is kept, in its place, and undo takes back the filling alone', async () => {
  await open('task.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' now');
  await page.keyboard.press('Alt+i');
  await until(async () => (await previewOf(page, TARGET)).length > 3, 'a preview');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# note\n', { delay: 30 });
  await filled(`# note\n# double x now\n${DEFAULT_TEXT}`);
  await page.keyboard.press('Control+z');
  await filled('# note\n# double x now');
});

test('typing at the hole meanwhile stays ahead of the text', async () => {
  await open('plain.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await until(async () => (await previewOf(page, TARGET)).length > 3, 'a preview');
  await page.keyboard.type('# mine', { delay: 30 });
  await filled(`# mine\n${DEFAULT_TEXT}`);
  await page.keyboard.press('Control+z');
  await filled('# mine');
});

test('a comment in the cell is sent as kept text and stays', async () => {
  await open('task.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+i');
  await filled(`# double x\n${DEFAULT_TEXT}`);
  const { document } = server.requests.at(-1);
  assert.deepEqual(document.cells[TARGET], { type: 'code', masked: true, before: '# double x\n', after: '' });
});

test('a cell deleted midway ends it quietly', async () => {
  await open('plain.ipynb');
  const cancelled = server.cancelled;
  await edit(page, TARGET);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+i');
  await until(async () => (await previewOf(page, TARGET)).length > 3, 'a preview');
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await until(async () => (await page.locator('.jp-Notebook .jp-Cell').count()) === 3, 'the cell is gone');
  await until(() => server.cancelled > cancelled, 'the model is free');
  assert.equal(await page.locator('.jp-jupyt5-preview, .jp-jupyt5-strip').count(), 0);
  assert.equal(await page.locator('.Toastify__toast').count(), 0);
  assert.deepEqual(page.errors, []);
});

test('a closed tab frees the model', async () => {
  await open('plain.ipynb');
  const cancelled = server.cancelled;
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await until(async () => (await previewOf(page, TARGET)).length > 3, 'a preview');
  await page.close();
  await until(() => server.cancelled > cancelled, 'the model is free');
});

test('several candidates: look at each, accept a line, then the rest', async () => {
  await open('plain.ipynb');
  await page.evaluate(() => undefined);
  await setSetting({ candidates: 3 });
  try {
    await edit(page, TARGET);
    await page.keyboard.press('Alt+i');
    const strip = cell(page, TARGET).locator('.jp-jupyt5-strip');
    await until(
      async () => (await strip.locator('.jp-jupyt5-strip-accept').count()) === 1,
      'the choice',
      20_000
    );
    assert.match(await strip.innerText(), /1 of 3/);
    await page.keyboard.press('Alt+]');
    assert.match(await strip.innerText(), /2 of 3/);
    assert.match(await previewOf(page, TARGET), /# 1$/);
    await page.keyboard.press('Alt+ArrowRight');
    await filled('total = df["price"].sum()');
    await page.keyboard.press('Tab');
    await filled(`${DEFAULT_TEXT}  # 1`);
  } finally {
    await setSetting({ candidates: 1 });
  }
});

test('accept and run runs the cell', async () => {
  await open('plain.ipynb');
  await setSetting({ acceptWhenDone: false });
  try {
    await edit(page, TARGET);
    await page.keyboard.type('# fake: print(6 * 7)');
    await page.keyboard.press('Alt+i');
    await until(
      async () => (await cell(page, TARGET).locator('.jp-jupyt5-strip-accept').count()) === 1,
      'the choice'
    );
    await page.keyboard.press('Shift+Enter');
    await until(
      async () =>
        (await cell(page, TARGET).locator('.jp-OutputArea-output').allInnerTexts()).join('').includes('42'),
      'the output',
      40_000
    );
  } finally {
    await setSetting({ acceptWhenDone: true });
  }
});

test('an equation becomes code in a new cell below it', async () => {
  await open('plain.ipynb');
  await cell(page, 1).click({ button: 'right' });
  await page.locator('.lm-Menu-itemLabel', { hasText: 'Write Code for This Equation' }).click();
  await filled(DEFAULT_TEXT);
  assert.equal(await sourceOf(page, 3), '');
  assert.equal(server.requests.at(-1).document.cells.length, 5);
});

test('a notebook whose policy is hints shows hints and never the code', async () => {
  await open('hints.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  const strip = cell(page, TARGET).locator('.jp-jupyt5-strip');
  await until(async () => (await strip.locator('.jp-jupyt5-strip-hint').count()) === 1, 'a hint');
  assert.match(await strip.innerText(), /Useful names: sum/);
  await strip.locator('.jp-jupyt5-strip-hint').click();
  assert.match(await strip.innerText(), /A plan: total = …/);
  await page.keyboard.press('Escape');
  assert.equal(await sourceOf(page, TARGET), '');
});

for (const [name, message] of [
  ['policy off.ipynb', /does not allow suggestions/],
  ['r.ipynb', /writes Python only, and this notebook runs r/],
  ['locked.ipynb', /Cell 3 is locked/]
]) {
  test(`${name}: refused with a notification, the cell is as it was, nothing is sent`, async () => {
    const before = server.requests.length;
    page = await openNotebook(browser.context, lab, name);
    await page
      .locator('.jp-Dialog .jp-mod-reject')
      .click({ timeout: 6000 })
      .catch(() => undefined); // "select kernel", for R
    await cell(page, TARGET).locator('.jp-InputPrompt, .jp-InputArea-prompt').first().click();
    await page.keyboard.press('Alt+i');
    const toast = page.locator('.Toastify__toast', { hasText: message });
    await toast.waitFor({ timeout: 40_000 });
    assert.equal(await sourceOf(page, TARGET), '');
    assert.equal(server.requests.length, before);
  });
}

test('secrets are masked before they are sent, and the receipt says so', async () => {
  await open('plain.ipynb');
  await edit(page, 0);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\npassword = "hunter2hunter2"');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await filled(DEFAULT_TEXT);
  assert.ok(!JSON.stringify(server.requests.at(-1)).includes('hunter2'));
  await cell(page, TARGET).locator('.cm-content').click({ button: 'right' });
  await page.locator('.lm-Menu-itemLabel', { hasText: 'Show What the Model Was Told' }).click();
  const dialog = await page.locator('.jp-jupyt5-receipt').innerText();
  assert.match(dialog, /4 cells of this notebook were sent/);
  assert.match(dialog, /Masked before sending: assigned-secret/);
});

test('where the text came from is in the saved file', async () => {
  await open('task.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await until(async () => (await sourceOf(page, TARGET)).includes(DEFAULT_TEXT), 'filled');
  await page.keyboard.press('Control+s');
  // Jupyter writes the file in place: for a moment it is empty or cut.
  const read = () => {
    const text = readFileSync(path.join(lab.root, 'task.ipynb'), 'utf8').trim();
    return text.endsWith('}') ? JSON.parse(text).cells[TARGET].metadata.jupyt5 : undefined;
  };
  const note = await until(read, 'the note in the file');
  assert.equal(note.model, 'fake');
  assert.equal(note.seed, 7);
});

test('a server that is down is told with what to do, and the cell is as it was', async () => {
  await open('plain.ipynb');
  const { port } = server.address();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
  try {
    await edit(page, TARGET);
    await page.keyboard.press('Alt+i');
    const toast = page.locator('.Toastify__toast', { hasText: /model server does not answer/ });
    await toast.waitFor({ timeout: 40_000 });
    assert.equal(await sourceOf(page, TARGET), '');
    assert.equal(await page.locator('.jp-jupyt5-strip').count(), 0);
    await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
    await toast.locator('button', { hasText: 'Try again' }).click();
    await filled(DEFAULT_TEXT);
  } finally {
    if (!server.listening) await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  }
});

/** Changes the extension's settings as the settings editor does, through Jupyter's own API. */
async function setSetting(values) {
  const id = '@jupyt5/labextension:plugin';
  const response = await fetch(`${lab.url}lab/api/settings/${encodeURIComponent(id)}`, {
    method: 'PUT',
    headers: { Authorization: `token ${lab.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ raw: JSON.stringify(values) })
  });
  assert.equal(response.status, 204, await response.text());
  const name = await page.locator('.jp-NotebookPanel').count();
  assert.ok(name > 0);
  const title = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1));
  await page.close();
  await open(title);
}
