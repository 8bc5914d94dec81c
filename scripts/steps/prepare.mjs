// Everything between a clean clone and a program that can start. Each step is skipped where its input has not changed.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { LABEXTENSION, ROOT, VENV_OLDEST } from './paths.mjs';
import { findPython, installExtension, installRequirements } from './python.mjs';
import { npmCommand, run } from './run.mjs';
import { hashOf, isFresh, writeStamp } from './stamps.mjs';
import { step } from './step.mjs';

const WORKSPACES = [
  'schemas',
  'server',
  ...readdirSync(path.join(ROOT, 'packages')).map(name => `packages/${name}`)
];

/** @param {string[]} requirements names in scripts/requirements */
export async function prepare(requirements) {
  findPython(); // said at once, not after minutes of npm
  await step('npm packages', installNode);
  for (const name of requirements) await step(`Python packages (${name})`, () => installRequirements(name));
  await step('TypeScript', buildTypeScript);
  await step('JupyterLab extension', buildExtension);
  await step('extension in .venv', () => installExtension());
}

/** After `prepare`: an environment of its own with the oldest JupyterLab and Notebook that are promised. */
export async function prepareOldest() {
  await step('Python packages (oldest)', () => installRequirements('oldest', VENV_OLDEST));
  await step('extension beside them', () => installExtension(VENV_OLDEST, 'extension-oldest'));
}

async function installNode() {
  const hash = hashOf(['package-lock.json'], process.version);
  if (existsSync(path.join(ROOT, 'node_modules', '.bin')) && isFresh('npm', hash)) return 'unchanged';
  await run('npm', [...npmCommand(), 'ci', '--no-audit', '--no-fund'], { explain: npmError });
  writeStamp('npm', hash);
  return 'installed';
}

/** What npm says first is the reason; what it says last is its manual. */
function npmError(output) {
  return output
    .split('\n')
    .filter(line => /^npm error \S/.test(line))
    .slice(0, 8)
    .join('\n');
}

async function buildTypeScript() {
  const inputs = [
    'tsconfig.json',
    'tsconfig.base.json',
    'package-lock.json',
    ...WORKSPACES.flatMap(folder => [`${folder}/src`, `${folder}/tsconfig.json`, `${folder}/package.json`])
  ];
  const hash = hashOf(inputs);
  const isBuilt =
    existsSync(path.join(ROOT, 'server', 'lib', 'main.js')) &&
    existsSync(path.join(LABEXTENSION, 'lib', 'index.js'));
  if (isBuilt && isFresh('typescript', hash)) return 'unchanged';
  await run('tsc', [
    process.execPath,
    path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
    '--build'
  ]);
  writeStamp('typescript', hash);
  return 'built';
}

async function buildExtension() {
  const own = ['src', 'style', 'schema', 'package.json', 'build.mjs', 'rspack.config.cjs'].map(
    name => `packages/labextension/${name}`
  );
  const hash = hashOf([
    'package-lock.json',
    'schemas/src',
    'packages/codec/src',
    'packages/client/src',
    'packages/verify/src',
    ...own
  ]);
  if (
    existsSync(path.join(LABEXTENSION, 'jupyt5', 'labextension', 'package.json')) &&
    isFresh('labextension', hash)
  )
    return 'unchanged';
  await run('labextension', [process.execPath, path.join(LABEXTENSION, 'build.mjs')], { cwd: LABEXTENSION });
  writeStamp('labextension', hash);
  return 'built';
}
