// The way of `npm test`: prepare once, run the suites one after the other, add up.
import { failure } from './failure.mjs';
import { prepare } from './prepare.mjs';
import {
  runBrowser,
  runClients,
  runDeploy,
  runJest,
  runLint,
  runOldest,
  runPackages,
  runPython,
  runScripts,
  runWheel
} from './suites.mjs';

const SUITES = {
  lint: runLint,
  scripts: runScripts,
  jest: runJest,
  packages: runPackages,
  python: runPython,
  deploy: runDeploy,
  browser: runBrowser
};
/** Only by name: they install packages of others, which takes minutes. */
const ON_REQUEST = { clients: runClients, oldest: runOldest, wheel: runWheel };

/** @param {string[]} names of suites; none: all but those on request */
export async function test(names) {
  const all = { ...SUITES, ...ON_REQUEST };
  const unknown = names.find(name => !(name in all));
  if (unknown) throw failure(`no suite ${unknown}: choose among ${Object.keys(all).join(', ')}`);
  await prepare(['lab', 'test']);
  const rows = [];
  for (const [name, run] of Object.entries(names.length > 0 ? all : SUITES)) {
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
