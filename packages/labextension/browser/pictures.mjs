// Makes the pictures of the README from the running product: real JupyterLab, real server, shipped model.
// Part of `npm run pictures -w packages/labextension`; leaves docs/pictures/{infill.gif, light.png, dark.png}.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXAMPLES, ROOT, SERVER_MAIN, VENV_PYTHON } from '../../../scripts/steps/paths.mjs';
import { startLab } from './lab.mjs';
import { edit, openBrowser, openNotebook, sourceOf, until } from './page.mjs';

const PICTURES = path.join(ROOT, 'docs', 'pictures');
const NOTEBOOK = process.argv[2] ?? 'pandas.ipynb';
/** Position of the cell that is filled. */
const TARGET = Number(process.argv[3] ?? 4);

const frames = mkdtempSync(path.join(tmpdir(), 'jupyt5-frames-'));
mkdirSync(PICTURES, { recursive: true });
for (const theme of ['light', 'dark']) await picture(theme);
const made = spawnSync(
  VENV_PYTHON,
  [fileURLToPath(new URL('make_gif.py', import.meta.url)), frames, path.join(PICTURES, 'infill.gif')],
  { stdio: 'inherit' }
);
rmSync(frames, { recursive: true });
process.exitCode = made.status ?? 1;

async function picture(theme) {
  const overrides = {
    '@jupyterlab/apputils-extension:themes': {
      theme: theme === 'dark' ? 'JupyterLab Dark' : 'JupyterLab Light'
    }
  };
  const notebooks = { [NOTEBOOK]: JSON.parse(readFileSync(path.join(EXAMPLES, NOTEBOOK), 'utf8')) };
  const lab = await startLab({
    notebooks,
    env: {},
    overrides,
    arguments: [`--Jupyt5.server_main=${SERVER_MAIN}`]
  });
  const browser = await openBrowser({ width: 1000, height: 640 });
  try {
    const page = await openNotebook(browser.context, lab, NOTEBOOK);
    await page.keyboard.press('Control+b'); // the notebook alone
    await page.locator('.jp-jupyt5-status', { hasText: 'ready' }).waitFor({ timeout: 60_000 });
    await edit(page, TARGET);
    await page
      .locator('.jp-Notebook .jp-Cell')
      .nth(TARGET)
      .evaluate(node => node.scrollIntoView({ block: 'center' }));
    const shots = [];
    const shoot = async () =>
      shots.push(
        await page.screenshot(
          theme === 'light' ? { path: path.join(frames, `${String(shots.length).padStart(3, '0')}.png`) } : {}
        )
      );
    await shoot();
    await page.keyboard.press('Alt+i');
    await until(
      async () => {
        await shoot();
        return (await sourceOf(page, TARGET)) !== '';
      },
      'the cell is filled',
      60_000
    );
    // The fullest preview is the last shot before the commit.
    const best = shots.at(-2) ?? shots.at(-1);
    writeFileSync(path.join(PICTURES, `${theme}.png`), best);
    await shoot();
    await page.keyboard.press('Control+z');
    await until(async () => (await sourceOf(page, TARGET)) === '', 'undone');
    await shoot();
    console.log(`${theme}: ${shots.length} screenshots`);
  } finally {
    await browser.close();
    await lab.stop();
  }
}
