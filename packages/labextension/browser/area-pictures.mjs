// Before and after of one cell for each area the product is for, filled by infill and verify on the shipped model.
// Part of `npm run pictures`; leaves docs/pictures/{pandas,latex-to-code,machine-learning}-{before,after}.png.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES, ROOT, SERVER_MAIN } from '../../../scripts/steps/paths.mjs';
import { startLab } from './lab.mjs';
import { cell, edit, openBrowser, openNotebook, until } from './page.mjs';

const PICTURES = path.join(ROOT, 'docs', 'pictures');
/** Notebook, how many cells stand ahead of its first exercise, and position of the cell that is filled. */
const AREAS = [
  ['pandas.ipynb', 3, 10],
  ['latex-to-code.ipynb', 2, 3],
  ['machine-learning.ipynb', 3, 4]
];

mkdirSync(PICTURES, { recursive: true });
const notebooks = AREAS.map(([name, opening, target]) => {
  const notebook = JSON.parse(readFileSync(path.join(EXAMPLES, name), 'utf8'));
  // One exercise alone: those ahead of it are not filled, and their checks would end the run of the cells above.
  const cells = notebook.cells.filter((_, i) => i < opening || Math.abs(i - target) <= 1);
  return [name, { ...notebook, cells }];
});
const lab = await startLab({
  notebooks: Object.fromEntries(notebooks),
  env: {},
  arguments: [`--Jupyt5.server_main=${SERVER_MAIN}`]
});
const browser = await openBrowser({ width: 900, height: 900 });
try {
  for (const [name, opening] of AREAS) await pictures(name, opening + 1);
} finally {
  await browser.close();
  await lab.stop();
}

async function pictures(name, target) {
  const page = await openNotebook(browser.context, lab, name);
  await page.keyboard.press('Control+b'); // the notebook alone
  await page
    .getByText(/ \| Idle$/)
    .first()
    .waitFor({ timeout: 90_000 });
  await page.locator('.jp-jupyt5-status', { hasText: 'ready' }).waitFor({ timeout: 60_000 });
  await edit(page, target);
  // The page may do what the menu does: JupyterLab is started with its application exposed (lab.mjs).
  await page.evaluate(() => globalThis.jupyterapp.commands.execute('notebook:run-all-above'));
  await page
    .locator('.jp-InputPrompt', { hasText: /\[\d+\]/ })
    .first()
    .waitFor({ timeout: 90_000 });
  await edit(page, target);
  await page.keyboard.press('Control+End');
  const shoot = async when =>
    page.screenshot({
      path: path.join(PICTURES, `${path.parse(name).name}-${when}.png`),
      clip: await around(page, target)
    });
  await shoot('before');
  await page.keyboard.press('Alt+Shift+I');
  const strip = async () => (await cell(page, target).locator('.jp-jupyt5-strip').allTextContents()).join('');
  const dialog = page.locator('.jp-Dialog .jp-mod-accept');
  await until(
    async () => {
      if (await dialog.count()) await dialog.click(); // asked once, before the first use
      return /verified by|nothing inserted|agree/.test(await strip());
    },
    `${name}: a verdict`,
    120_000
  );
  console.log(`${name}: ${await strip()}`);
  await page.mouse.move(5, 5);
  await shoot('after');
  await page.close();
}

/** The statement, the cell and its asserts, as a part of the page. */
async function around(page, target) {
  await cell(page, target).evaluate(node => node.scrollIntoView({ block: 'center' }));
  const first = await cell(page, target - 1).boundingBox();
  const last = await cell(page, target + 1).boundingBox();
  return { x: first.x, y: first.y - 4, width: first.width, height: last.y + last.height - first.y + 8 };
}
