// The suites of `npm test`. Each runs its tool as anyone would by hand and reads the numbers from the tool's own report.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pythonOf, ROOT, STATE, VENV, VENV_OLDEST, VENV_PYTHON } from './paths.mjs';
import { prepareOldest } from './prepare.mjs';

/** @typedef {{name: string, passed: number, failed: number}} Row */

/** Two at most: the machine may have no more, and the tests start processes of their own. */
const JEST_WORKERS = '2';
/** Models and kernels on a machine that may be busy with other things: only a test that hangs should fail by time. */
const JEST_TIMEOUT_MS = '120000';
const modules = path.join(ROOT, 'node_modules');

/** @returns {Promise<Row[]>} */
export async function runLint() {
  const eslint = await show([process.execPath, path.join(modules, 'eslint', 'bin', 'eslint.js'), '.']);
  const prettier = await show([
    process.execPath,
    path.join(modules, 'prettier', 'bin', 'prettier.cjs'),
    '--check',
    '--log-level',
    'warn',
    '.'
  ]);
  return [row('eslint', eslint), row('prettier', prettier)];
}

/** @returns {Promise<Row[]>} */
export async function runJest() {
  return [await runJestFiles('jest', [])];
}

/** @param {string[]} files none: all */
async function runJestFiles(name, files, env = {}) {
  const report = reportFile('jest.json');
  const status = await show(
    [
      process.execPath,
      path.join(modules, 'jest', 'bin', 'jest.js'),
      '--maxWorkers',
      JEST_WORKERS,
      '--testTimeout',
      JEST_TIMEOUT_MS,
      '--json',
      `--outputFile=${report}`,
      ...files
    ],
    // What the workspaces' tests run Python with: it has Jupyter and the libraries of the notebooks.
    { env: { JUPYT5_TEST_PYTHON: VENV_PYTHON, ...env }, isQuiet: 'stdout' }
  );
  if (!existsSync(report)) return row(name, status);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that could not be run has no tests that could fail.
  const brokenFiles = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0
  ).length;
  return counted(name, numPassedTests, numFailedTests + brokenFiles, status);
}

/** @returns {Promise<Row[]>} */
export async function runPython() {
  const folders = [
    'schemas',
    ...readdirSync(path.join(ROOT, 'packages')).map(name => `packages/${name}`)
  ].filter(folder => {
    const tests = path.join(ROOT, folder, 'tests');
    return existsSync(tests) && readdirSync(tests).some(name => /^test_.*\.py$/.test(name));
  });
  const rows = [];
  for (const folder of folders) rows.push(await runPytest(folder));
  return rows;
}

/** The chart and the other manifests, then two replicas behind nginx. */
export async function runDeploy() {
  return [await runPytest('deploy'), await runNodeTests('replicas', ['deploy/test'])];
}

async function runPytest(folder) {
  const report = reportFile(`pytest-${path.basename(folder)}.xml`);
  // From the room's own folder, as its README says; `-m` puts that folder on the path.
  const status = await show(
    [VENV_PYTHON, '-m', 'pytest', '-q', 'tests', '-p', 'no:cacheprovider', `--junit-xml=${report}`],
    {
      cwd: path.join(ROOT, folder),
      env: { OMP_NUM_THREADS: '2' }
    }
  );
  const suite = existsSync(report) ? /<testsuite [^>]*>/.exec(readFileSync(report, 'utf8'))?.[0] : undefined;
  const number = name => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite ?? '')?.[1] ?? 0);
  const failed = number('failures') + number('errors');
  return counted(`pytest ${folder}`, number('tests') - failed - number('skipped'), failed, status);
}

/** @returns {Promise<Row[]>} */
export async function runScripts() {
  return [await runNodeTests('scripts', ['scripts/test'])];
}

/** @returns {Promise<Row[]>} */
export async function runBrowser() {
  return [
    await runNodeTests('browser', ['packages/labextension/browser']),
    await runNodeTests('examples', ['packages/client/contract/examples.test.mjs'])
  ];
}

/** The gestures in the oldest JupyterLab and Notebook that are promised; `npm start` itself has the newest. @returns {Promise<Row[]>} */
export async function runOldest() {
  await prepareOldest();
  const files = ['gestures', 'other-places', 'models', 'verify'].map(
    name => `packages/labextension/browser/${name}.test.mjs`
  );
  return [await runNodeTests('browser, oldest', files, { JUPYT5_BROWSER_PYTHON: pythonOf(VENV_OLDEST) })];
}

/** What npm would publish of the client. @returns {Promise<Row[]>} */
export async function runPackages() {
  return [
    await runNodeTests('packages', [
      'packages/client/contract/pack.test.mjs',
      'packages/labextension/wheel/bundle.test.mjs'
    ])
  ];
}

/** The recorded requests of other clients, a converted model of a real shape, and those clients themselves. @returns {Promise<Row[]>} */
export async function runClients() {
  return [
    await runJestFiles('recorded requests', ['server/test/compatible.test.ts']),
    await runJestFiles('CodeT5-small, converted', ['server/test/converted.test.ts'], {
      JUPYT5_TEST_SHAPE: 'small'
    }),
    await runNodeTests('clients', ['packages/client/contract'])
  ];
}

/** @returns {Promise<Row[]>} */
export async function runWheel() {
  return [await runNodeTests('wheel', ['packages/labextension/wheel'])];
}

/** Tests of Node's own runner, file by file: browser tests share the machine's ports and its two processors. */
async function runNodeTests(name, places, env = {}) {
  const files = places.flatMap(place =>
    place.endsWith('.test.mjs')
      ? [path.join(ROOT, place)]
      : readdirSync(path.join(ROOT, place))
          .filter(file => file.endsWith('.test.mjs'))
          .sort()
          .map(file => path.join(ROOT, place, file))
  );
  let output = '';
  const command = [process.execPath, '--test', '--test-concurrency=1', '--test-reporter=spec', ...files];
  const status = await show(command, { env, onText: text => (output += text) });
  const number = word => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return counted(name, number('pass'), number('fail') + number('cancelled'), status);
}

const row = (name, status) => ({ name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 });

/** A tool that failed without a failed test has still failed. */
const counted = (name, passed, failed, status) => ({
  name,
  passed,
  failed: failed === 0 && status !== 0 ? 1 : failed
});

function reportFile(name) {
  const folder = path.join(STATE, 'reports');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  rmSync(file, { force: true });
  return file;
}

/** Runs a program on the user's terminal; resolves with its exit status. */
function show(command, { cwd = ROOT, env = {}, onText, isQuiet } = {}) {
  const bin = path.dirname(VENV_PYTHON);
  return new Promise(resolve => {
    const child = spawn(command[0], command.slice(1), {
      cwd,
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, VIRTUAL_ENV: VENV, ...env },
      stdio: ['ignore', onText ? 'pipe' : isQuiet === 'stdout' ? 'ignore' : 'inherit', 'inherit']
    });
    child.stdout?.setEncoding('utf8').on('data', text => {
      process.stdout.write(text);
      onText?.(text);
    });
    child.on('error', () => resolve(127));
    child.on('close', status => resolve(status ?? 1));
  });
}
