// `npm run wheel -w packages/labextension [-- --platform linux-arm64]`: everything that `pip install jupyt5` brings, in
// one wheel in dist/. Any machine builds the wheel of any platform, since the npm packages carry every platform's
// libraries; only Linux x64 is installed and run by the tests.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { LABEXTENSION, MODEL, ROOT, VENV_PYTHON } from '../../../scripts/steps/paths.mjs';
import { bundleServer } from './bundle.mjs';
import { findPlatform } from './platforms.mjs';

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: 'linux-x64' },
    out: { type: 'string', default: path.join(LABEXTENSION, 'dist') }
  }
});
const platform = findPlatform(values.platform);
const python = process.env.JUPYT5_PYTHON ?? (existsSync(VENV_PYTHON) ? VENV_PYTHON : 'python3');
const out = path.join(LABEXTENSION, 'jupyt5', 'server');

run('TypeScript', [
  process.execPath,
  path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
  '--build',
  ...['server', 'packages/engine', 'packages/labextension'].map(folder => path.join(ROOT, folder))
]);
run('JupyterLab extension', [process.execPath, path.join(LABEXTENSION, 'build.mjs')]);
console.log('server, engine and model');
await bundleServer({ root: ROOT, out, platform, modelFolder: MODEL });
try {
  // hatchling, the package's own build backend, called without an isolated environment.
  run('wheel', [python, '-m', 'hatchling', 'build', '-t', 'wheel', '-d', path.resolve(values.out)], {
    JUPYT5_WHEEL_TAG: platform.wheelTag
  });
} finally {
  // A bundle that stayed would be found by an editable install of an older state.
  rmSync(out, { recursive: true, force: true });
}

function run(what, command, env = {}) {
  console.log(what);
  const { status, error } = spawnSync(command[0], command.slice(1), {
    cwd: LABEXTENSION,
    stdio: 'inherit',
    env: { ...process.env, ...env }
  });
  if (error || status !== 0)
    throw new Error(
      `${what}: ${command.slice(0, 4).join(' ')} ended with ${error?.message ?? `status ${status}`}`
    );
}
