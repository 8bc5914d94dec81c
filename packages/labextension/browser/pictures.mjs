// Makes the README's pictures from real screenshots of a running `npm start`:
//   node packages/labextension/browser/pictures.mjs [NOTEBOOK] [CELL]
// Writes docs/pictures/infill.gif. Pillow of .venv joins the frames.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT, STATE, VENV_PYTHON } from '../../../scripts/steps/paths.mjs';
import { edit, openBrowser, openNotebook, sourceOf, until } from './page.mjs';

const [notebook = 'pandas.ipynb', cell = '4'] = process.argv.slice(2);
const target = Number(cell);
const pictures = path.join(ROOT, 'docs', 'pictures');
const frames = mkdtempSync(path.join(tmpdir(), 'frames-'));
const shown = [];
mkdirSync(pictures, { recursive: true });
const { lab } = JSON.parse(readFileSync(path.join(STATE, 'run.json'), 'utf8'));
const browser = await openBrowser();
try {
  const page = await openNotebook(browser.context, lab, notebook);
  await page.setViewportSize({ width: 1000, height: 640 });
  const shoot = async milliseconds => {
    const file = path.join(frames, `${String(shown.length).padStart(3, '0')}.png`);
    await page.screenshot({ path: file });
    shown.push({ file, milliseconds });
  };
  await edit(page, target);
  await shoot(1500);
  await page.keyboard.press('Alt+i');
  for (let i = 0; i < 40; i++) {
    await shoot(120);
    if ((await page.locator('.jp-jupyt5-strip').count()) === 0 && (await sourceOf(page, target)) !== '') break;
  }
  await shoot(2500);
  await page.keyboard.press('Control+z');
  await until(async () => (await sourceOf(page, target)) === '', 'undone');
  await shoot(1500);
} finally {
  await browser.close();
}
writeFileSync(path.join(frames, 'frames.json'), JSON.stringify(shown));
execFileSync(VENV_PYTHON, ['-c', joinScript(), path.join(frames, 'frames.json'), path.join(pictures, 'infill.gif')], { stdio: 'inherit' });
rmSync(frames, { recursive: true });

/** Python: joins the frames, equal neighbours merged, one palette. */
function joinScript() {
  return `
import json, sys
from PIL import Image, ImageChops
frames, times = [], []
for shot in json.load(open(sys.argv[1])):
    image = Image.open(shot["file"]).convert("RGB")
    if frames and ImageChops.difference(frames[-1], image).getbbox() is None:
        times[-1] += shot["milliseconds"]
    else:
        frames.append(image)
        times.append(shot["milliseconds"])
palette = frames[len(frames) // 2].quantize(64)
small = [frame.quantize(palette=palette, dither=0) for frame in frames]
small[0].save(sys.argv[2], save_all=True, append_images=small[1:], duration=times, loop=0, optimize=True)
print(f"{len(small)} frames")
`;
}
