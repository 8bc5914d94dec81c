// Infill and verify in a real chromium, with a real kernel. The model server is the fake one: its first candidate is wrong, a later one passes.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { createFakeServer } from './fake-server.mjs';
import { notebook, startLab } from './lab.mjs';
import { cell, edit, openBrowser, openNotebook, sourceOf, until } from './page.mjs';

const TARGET = 2;
const SETUP = 'values = [1, 2]';
const PROBE = "print(values, 'total' in globals())";
const GOOD = '# fakes: total = 1 | values.append(9) | total = sum(values) | total = 4';
const BAD = '# fakes: total = 1 | total = 2 | values.clear() | total = 0';
const cells = comment => [SETUP, { markdown: 'The sum of the values.' }, comment, 'assert total == 3', PROBE];

let server;
let lab;
let browser;
let page;

before(
  async () => {
    server = createFakeServer({ token: 'secret', pieceMs: 20 });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    lab = await startLab({
      notebooks: {
        'good.ipynb': notebook(cells(GOOD)),
        'bad.ipynb': notebook(cells(BAD)),
        'only verified.ipynb': notebook(cells(BAD), { jupyt5: { policy: 'verified-only' } })
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

const strip = async () => (await cell(page, TARGET).locator('.jp-jupyt5-strip').allTextContents()).join('');
const stripSays = (text, timeoutMs = 60_000) =>
  until(async () => (await strip()).includes(text), `the strip says "${text}"`, timeoutMs);

async function open(name) {
  page = await openNotebook(browser.context, lab, name);
  await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor({ timeout: 90_000 });
  // The indicator is idle before a kernel is chosen; a cell run that early brings up a dialog instead.
  await page
    .getByText(/ \| Idle$/)
    .first()
    .waitFor({ timeout: 90_000 });
  await run(0);
}

/** Presses the shortcut; the first time in this JupyterLab a dialog asks. Returns its text, or ''. */
async function infillAndVerify() {
  await edit(page, TARGET);
  await page.keyboard.press('Control+End'); // the click may have put the cursor into the comment, and the text would go there
  await page.keyboard.press('Alt+Shift+I');
  const dialog = page.locator('.jp-Dialog');
  await until(async () => (await dialog.count()) > 0 || (await strip()) !== '', 'the dialog or the strip');
  if ((await dialog.count()) === 0) return '';
  const text = await dialog.textContent();
  await dialog.locator('.jp-mod-accept').click();
  return text;
}

/** Runs a cell and waits for its execution count. */
async function run(index) {
  const prompt = cell(page, index).locator('.jp-InputPrompt');
  const old = await prompt.first().textContent();
  let pressed = 0;
  await until(
    async () => {
      const text = await prompt.first().textContent();
      if (text !== old && /\[\d+\]/.test(text)) return true;
      // A page that is still being built drops the first press.
      if (text === old && Date.now() - pressed > 5000) {
        pressed = Date.now();
        await edit(page, index);
        await page.keyboard.press('Control+Enter');
      }
      return false;
    },
    `cell ${index} has run`,
    60_000
  );
}

/** What the kernel's variables are, printed by the last cell. */
async function variables() {
  await run(4);
  const output = cell(page, 4).locator('.jp-OutputArea-output');
  return (await until(async () => (await output.allTextContents()).join(''), 'an output')).trim();
}

test('the first use asks; a wrong first candidate is passed over, the one that passes goes in, the kernel is as it was, undo restores', async () => {
  await open('good.ipynb');
  assert.match(await infillAndVerify(), /snapshot.*network/s);
  await stripSays('verified by cell 4');
  assert.equal(await sourceOf(page, TARGET), `${GOOD}\ntotal = sum(values)`);
  const marks = await cell(page, TARGET).locator('.jp-jupyt5-mark').allTextContents();
  assert.deepEqual(marks.slice(0, 3), ['✗', '✗', '✓']);
  await edit(page, TARGET);
  await page.keyboard.press('Control+z');
  await until(async () => (await sourceOf(page, TARGET)) === GOOD, 'one undo restores the cell');
  assert.equal(await strip(), '');
  assert.equal(await variables(), '[1, 2] False');
  assert.deepEqual(page.errors, []);
});

test('none passes: nothing is inserted, the closest and its traceback can be seen', async () => {
  await open('bad.ipynb');
  await infillAndVerify();
  await stripSays('nothing inserted', 90_000);
  assert.match(await strip(), /none of \d passed/);
  assert.equal(await sourceOf(page, TARGET), BAD);
  await cell(page, TARGET).locator('.jp-jupyt5-strip-traceback').click();
  await page.locator('.jp-Dialog pre', { hasText: 'AssertionError' }).waitFor();
  await page.keyboard.press('Escape');
  await cell(page, TARGET).locator('.jp-jupyt5-strip-closest').click();
  await cell(page, TARGET).locator('.jp-jupyt5-preview').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await sourceOf(page, TARGET), BAD);
  assert.equal(await variables(), '[1, 2] False');
});

test('verified-only: plain infill is refused, and what did not pass cannot be accepted', async () => {
  await open('only verified.ipynb');
  await edit(page, TARGET);
  await page.keyboard.press('Alt+i');
  await page
    .locator('.Toastify__toast, .jp-Notification-List', { hasText: 'Infill and verify' })
    .first()
    .waitFor();
  await infillAndVerify();
  await stripSays('nothing inserted', 90_000);
  await cell(page, TARGET).locator('.jp-jupyt5-strip-closest').click();
  assert.equal(await cell(page, TARGET).locator('.jp-jupyt5-strip-accept').count(), 0);
  assert.equal(await sourceOf(page, TARGET), BAD);
});
