// A chromium page with a notebook open, and what a user does in it.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const CANDIDATES = [
  process.env.JUPYT5_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** Path of a chromium, or null. JUPYT5_CHROMIUM names another one. */
export function findChromium() {
  return CANDIDATES.find(file => file && existsSync(file)) ?? null;
}

/** Opens a browser with one empty profile. */
export async function openBrowser({ width = 1200, height = 860 } = {}) {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error(
      'no chromium found: install it (apt-get install chromium) or name one in JUPYT5_CHROMIUM'
    );
  const profile = mkdtempSync(path.join(tmpdir(), 'jupyt5-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    viewport: { width, height }
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  };
}

/** Opens a notebook and waits until its cells and its kernel are there. */
export async function openNotebook(context, lab, name, { app = 'lab' } = {}) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => {
    // The applications have errors of their own (Notebook 7 throws one on every page); ours come from our files.
    if (error.stack?.includes('labextensions/@jupyt5')) errors.push(error.stack);
  });
  const where = app === 'lab' ? 'lab/tree/' : 'notebooks/';
  await page.goto(
    `${lab.url}${where}${encodeURIComponent(name)}?token=${lab.token}${app === 'lab' ? '&reset' : ''}`
  );
  await page.waitForSelector('.jp-Notebook .jp-Cell', { timeout: 60_000 });
  await page.waitForSelector(
    '.jp-Toolbar-item[data-jp-item-name="jupyt5-infill"], [data-jp-item-name="jupyt5-infill"]',
    { timeout: 60_000 }
  );
  await page.waitForSelector('#jupyterlab-splash', { state: 'detached', timeout: 60_000 });
  return Object.assign(page, { errors });
}

/** The n-th cell of the notebook, from 0. */
export function cell(page, index) {
  return page
    .locator(`.jp-Notebook .jp-Cell[data-windowed-list-index="${index}"], .jp-Notebook .jp-Cell`)
    .nth(index);
}

/** The text that stands in the document of a cell: what would be saved, without the preview. */
export async function sourceOf(page, index) {
  const locator = cell(page, index).locator('.cm-content');
  return locator.evaluate(content => {
    const copy = content.cloneNode(true);
    copy
      .querySelectorAll('.jp-jupyt5-preview, .jp-jupyt5-hint, .cm-widgetBuffer')
      .forEach(node => node.remove());
    return [...copy.querySelectorAll('.cm-line')].map(line => line.textContent).join('\n');
  });
}

/** The text of the preview in a cell; '' where there is none. */
export async function previewOf(page, index) {
  return (await cell(page, index).locator('.jp-jupyt5-preview').allTextContents()).join('');
}

/** Puts the cursor into a cell (edit mode). */
export async function edit(page, index) {
  await cell(page, index).locator('.cm-content').click();
}

/** Waits until `probe` returns something true, and returns it. */
export async function until(probe, what, timeoutMs = 40_000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 40));
  }
}
