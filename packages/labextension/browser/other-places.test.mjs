// The same extension elsewhere: Notebook 7, a JupyterHub-like address, a server that Jupyter starts itself and that dies.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { STATE } from '../../../scripts/steps/paths.mjs';
import { DEFAULT_TEXT } from './fake-server.mjs';
import { notebook, startLab } from './lab.mjs';
import { cell, edit, openBrowser, openNotebook, sourceOf, until } from './page.mjs';

const FAKE_SERVER = fileURLToPath(new URL('fake-server.mjs', import.meta.url));
const NOTEBOOKS = {
  'plain.ipynb': notebook(['x = 1', { markdown: 'Sum of `price`.' }, '', 'assert total == 6'])
};
const TARGET = 2;

let browser;
let lab;

after(async () => {
  await browser?.close();
  await lab?.stop();
});

async function start(options) {
  await lab?.stop();
  // Jupyter starts the model server by itself, from the program that the trait names.
  lab = await startLab({
    notebooks: NOTEBOOKS,
    env: {},
    arguments: [`--Jupyt5.server_main=${FAKE_SERVER}`],
    ...options
  });
  browser ??= await openBrowser();
}

const filled = (page, how = 'shortcut') =>
  until(async () => (await sourceOf(page, TARGET)) === DEFAULT_TEXT, `${how}: the cell is filled`, 30_000);

/** The extension's button in a toolbar; it is made of one element or another, by version. */
const button = (page, toolbar) =>
  page.locator(`${toolbar} [data-jp-item-name="jupyt5-infill"]`).locator('jp-button, button').first();

test(
  'in Notebook 7, below the address of a hub: shortcut, both buttons, context menu, command palette, undo',
  { timeout: 300_000 },
  async () => {
    await start({ app: 'notebook', baseUrl: '/user/ann/' });
    const page = await openNotebook(browser.context, lab, 'plain.ipynb', { app: 'notebook' });
    const gestures = {
      shortcut: () => page.keyboard.press('Alt+i'),
      'button of the cell': () => button(page, '.jp-cell-toolbar').click(),
      'button of the notebook': () => button(page, '.jp-NotebookPanel-toolbar').click(),
      'context menu': async () => {
        await cell(page, TARGET).click({ button: 'right' });
        await page.locator('.lm-Menu-itemLabel', { hasText: /^Infill Cell$/ }).click();
      },
      'command palette': async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Shift+c');
        await page.locator('.lm-CommandPalette-input').fill('infill cell');
        await page
          .locator('.lm-CommandPalette-itemLabel', { hasText: /^Infill Cell$/ })
          .first()
          .click();
      }
    };
    for (const [name, gesture] of Object.entries(gestures)) {
      await edit(page, TARGET);
      await gesture();
      await filled(page, name);
      await edit(page, TARGET);
      await page.keyboard.press('Control+z');
      await until(async () => (await sourceOf(page, TARGET)) === '', `${name}: undone`);
    }
    assert.deepEqual(page.errors, []);
    await page.close();
  }
);

test(
  'a model server that dies is started again, and the next press works',
  { timeout: 180_000 },
  async () => {
    await start({ overrides: { '@jupyterlab/translation-extension:plugin': { locale: 'default' } } });
    const page = await openNotebook(browser.context, lab, 'plain.ipynb');
    await edit(page, TARGET);
    await page.keyboard.press('Alt+i');
    await filled(page);
    await page.keyboard.press('Control+z');
    const log = () => readFileSync(path.join(STATE, 'logs', 'browser-test-lab.log'), 'utf8');
    const pids = () =>
      [...log().matchAll(/model server starting \(process (\d+)\)/g)].map(match => Number(match[1]));
    const [first] = pids();
    process.kill(first, 'SIGKILL');
    await until(() => pids().length === 2, 'a second start', 20_000);
    await page.keyboard.press('Alt+i');
    await filled(page);
    await page.close();
  }
);

test('the status bar says whether the model is ready', { timeout: 60_000 }, async () => {
  const page = await openNotebook(browser.context, lab, 'plain.ipynb');
  await page.locator('.jp-jupyt5-status', { hasText: 'JuPyT5: ready' }).waitFor({ timeout: 40_000 });
  assert.match(await page.locator('.jp-jupyt5-status').getAttribute('title'), /fake, int8, cpu/);
  assert.equal(await cell(page, TARGET).count(), 1);
  await page.close();
});
