// Several models on one server: choosing one for a notebook, and what is told when it is gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createFakeServer, DEFAULT_TEXT, fakeModel } from './fake-server.mjs';
import { notebook, startLab } from './lab.mjs';
import { cell, edit, openBrowser, openNotebook, sourceOf, until } from './page.mjs';

const TARGET = 1;
let server;
let lab;
let browser;

before(
  async () => {
    server = createFakeServer({ pieceMs: 5 });
    server.models.push(fakeModel('other'));
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    lab = await startLab({
      notebooks: { 'plain.ipynb': notebook(['x = 1', '']) },
      env: { JUPYT5_SERVER_URL: `http://127.0.0.1:${server.address().port}`, JUPYT5_SERVER_TOKEN: '' }
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

test(
  'a model is chosen for a notebook; when it is gone the user is asked, and the cell is as it was',
  { timeout: 180_000 },
  async () => {
    const page = await openNotebook(browser.context, lab, 'plain.ipynb');
    const filled = () =>
      until(async () => (await sourceOf(page, TARGET)) === DEFAULT_TEXT, 'the cell is filled');
    const status = page.locator('.jp-jupyt5-status');
    await status.filter({ hasText: 'JuPyT5: fake' }).waitFor({ timeout: 60_000 });
    await edit(page, TARGET);
    await page.keyboard.press('Alt+i');
    await filled();
    assert.equal(server.requests.at(-1).model, undefined);
    await page.keyboard.press('Control+z');

    await status.click();
    const form = page.locator('.jp-jupyt5-models');
    await form.waitFor();
    assert.match(await form.innerText(), /other\s+int8, cpu, 0\.0 MB, ready/);
    await form.locator('input[value="other"]').click();
    await page.locator('.jp-Dialog .jp-mod-accept').click();
    await status.filter({ hasText: 'JuPyT5: other' }).waitFor({ timeout: 40_000 });
    assert.match(await status.getAttribute('title'), /^other, int8, cpu/);
    await edit(page, TARGET);
    await page.keyboard.press('Alt+i');
    await filled();
    assert.equal(server.requests.at(-1).model, 'other');
    await page.keyboard.press('Control+z');

    server.models.pop();
    const sent = server.requests.length;
    await page.keyboard.press('Alt+i');
    const toast = page.locator('.Toastify__toast', { hasText: /does not serve other, which is chosen here/ });
    await toast.waitFor({ timeout: 40_000 });
    assert.equal(await sourceOf(page, TARGET), '');
    assert.equal(server.requests.length, sent);
    await toast.locator('button', { hasText: 'Use the Default Model Here' }).click();
    await filled();
    assert.equal(server.requests.at(-1).model, undefined);
    assert.deepEqual(page.errors, []);
    await page.close();
  }
);

test('with one model there is no chooser', { timeout: 180_000 }, async () => {
  server.models.splice(1);
  const page = await openNotebook(browser.context, lab, 'plain.ipynb');
  const status = page.locator('.jp-jupyt5-status', { hasText: 'JuPyT5: ready' });
  await status.waitFor({ timeout: 60_000 });
  assert.equal(await status.getAttribute('role'), null);
  await cell(page, TARGET).locator('.cm-content').click({ button: 'right' });
  await page.locator('.lm-Menu-itemLabel', { hasText: 'Infill Cell' }).first().waitFor();
  assert.equal(await page.locator('.lm-Menu-itemLabel:visible', { hasText: 'Choose the Model' }).count(), 0);
  await page.close();
});
