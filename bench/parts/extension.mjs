// From the key press to the first text that is seen, in chromium on a real JupyterLab, against the server's own time to first token.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { median, quantile, ratio } from '../../packages/engine/bench/measure.mjs';
import { startLab } from '../../packages/labextension/browser/lab.mjs';
import {
  edit,
  openBrowser,
  openNotebook,
  sourceOf,
  until
} from '../../packages/labextension/browser/page.mjs';
import { EXAMPLES } from '../../scripts/steps/paths.mjs';
import { prepare } from '../../scripts/steps/prepare.mjs';
import { startServer } from '../servers.mjs';

const NOTEBOOK = 'pandas.ipynb';
/** First empty cell of that notebook. */
const TARGET = 4;
const LIMIT_MS = 60;
const WAIT_MS = 120_000;

export async function measure({ quick, threads, model, say }) {
  await prepare(['lab']);
  const server = await startServer('jupyt5', threads, { model });
  let lab;
  let browser;
  try {
    const notebooks = { [NOTEBOOK]: JSON.parse(readFileSync(path.join(EXAMPLES, NOTEBOOK), 'utf8')) };
    lab = await startLab({ notebooks, env: { JUPYT5_SERVER_URL: server.url } });
    browser = await openBrowser();
    await browser.context.addInitScript(watch);
    const page = await openNotebook(browser.context, lab, NOTEBOOK);
    await page.locator('.jp-jupyt5-status', { hasText: 'ready' }).waitFor({ timeout: WAIT_MS });
    const rows = [];
    // The first one meets a page and a server that have done nothing yet; it is told, and not counted.
    for (let round = -1; round < (quick ? 3 : 15); round++) {
      say(`fill ${round + 1}`);
      rows.push(await fill(page));
    }
    const [first, ...others] = rows;
    const extras = others.map(({ extraMs }) => extraMs);
    const results = {
      first,
      rounds: others,
      medianExtraMs: median(extras),
      p90ExtraMs: quantile(extras, 0.9)
    };
    return { results, ratios: { 'extraMs/60ms': ratio(results.medianExtraMs, LIMIT_MS) } };
  } finally {
    await browser?.close();
    await lab?.stop();
    await server.stop();
  }
}

/** Fills the cell once and undoes it. */
async function fill(page) {
  await edit(page, TARGET);
  await page.evaluate(() => window.jupyt5Bench.reset());
  await page.keyboard.press('Alt+i');
  const { pressedAt, seenAt, firstTokenMs } = await until(
    () => page.evaluate(() => window.jupyt5Bench.finished()),
    'the first text is seen and the answer has ended',
    WAIT_MS
  );
  const idle = async () => (await page.locator('.jp-jupyt5-strip').count()) === 0;
  await until(
    async () => (await idle()) && (await sourceOf(page, TARGET)) !== '',
    'the cell is filled',
    WAIT_MS
  );
  await page.keyboard.press('Control+z');
  await until(async () => (await sourceOf(page, TARGET)) === '', 'one undo empties the cell', WAIT_MS);
  const keyToTextMs = seenAt - pressedAt;
  return { keyToTextMs, firstTokenMs, extraMs: keyToTextMs - firstTokenMs };
}

/**
 * Runs in the page, ahead of its own scripts. The press is stamped by the browser itself; text counts as seen once the frame
 * that shows it has been painted; the server's own time is in the last event of its answer, read from a copy.
 */
function watch() {
  const state = {};
  window.jupyt5Bench = {
    reset: () => Object.assign(state, { pressedAt: undefined, seenAt: undefined, firstTokenMs: undefined }),
    finished: () => (state.seenAt !== undefined && state.firstTokenMs !== undefined ? { ...state } : null)
  };
  window.addEventListener(
    'keydown',
    event => {
      if (event.altKey && event.code === 'KeyI') state.pressedAt = event.timeStamp;
    },
    { capture: true }
  );
  const painted = then => window.requestAnimationFrame(() => setTimeout(then, 0));
  const look = () => {
    if (state.pressedAt === undefined || state.seenAt !== undefined || state.isPainting) return;
    const isThere = [...document.querySelectorAll('.jp-jupyt5-preview')].some(
      node => node.textContent !== ''
    );
    if (!isThere) return;
    state.isPainting = true;
    painted(() => {
      state.seenAt = performance.now();
      state.isPainting = false;
    });
  };
  // An init script runs before there is a document element.
  document.addEventListener('DOMContentLoaded', () =>
    new window.MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true
    })
  );
  const { fetch } = window;
  window.fetch = async (...args) => {
    const response = await fetch(...args);
    if (response.url.includes('/v1/infill'))
      void response
        .clone()
        .text()
        .then(text => {
          const data =
            /^event: done\ndata: (.*)$/m.exec(text)?.[1] ?? /^data: (\{"type":"done".*)$/m.exec(text)?.[1];
          if (data) state.firstTokenMs = JSON.parse(data).timings.firstTokenMs;
        })
        .catch(() => undefined);
    return response;
  };
}
