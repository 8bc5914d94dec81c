// Builds the prebuilt extension into jupyt5/labextension with the builder that JupyterLab itself uses.
// Its command line lives in a Python package; the Node program behind it is called here directly, so that npm alone builds it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('.', import.meta.url));
const builder = require.resolve('@jupyter/builder/lib/build-labextension.js');
const corePackageFile = require.resolve('@jupyterlab/core-meta/core.package.json', { paths: [builder] });

const run = spawnSync(
  process.execPath,
  [builder, '--core-package-file', corePackageFile, ...process.argv.slice(2), folder],
  {
    cwd: folder,
    stdio: 'inherit'
  }
);
process.exitCode = run.status ?? 1;
