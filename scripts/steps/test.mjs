// The way of `npm test`: prepare once, run the suites one after the other, add up.
import { failure } from './failure.mjs';
import { prepare } from './prepare.mjs';
import { runBrowser, runDeploy, runJest, runLint, runPython, runScripts } from './suites.mjs';

const SUITES = {
  lint: runLint,
  scripts: runScripts,
  jest: runJest,
  python: runPython,
  deploy: runDeploy,
  browser: runBrowser
};

/** @param {string[]} names of suites; none: all */
export async function test(names) {
  const unknown = names.find(name => !(name in SUITES));
  if (unknown) throw failure(`no suite ${unknown}: choose among ${Object.keys(SUITES).join(', ')}`);
  await prepare(['lab', 'test']);
  const rows = [];
  for (const [name, run] of Object.entries(SUITES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = Date.now();
    console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
    for (const row of await run()) rows.push({ ...row, seconds: Math.round((Date.now() - started) / 1000) });
  }
  console.log('');
  for (const { name, passed, failed, seconds } of rows)
    console.log(
      `${failed === 0 ? '✓' : '✗'} ${name.padEnd(36)} ${passed} passed, ${failed} failed (${seconds} s)`
    );
  const sum = key => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
