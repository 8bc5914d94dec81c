// A JupyterLab of its own for a browser test: fresh configuration, a folder with the notebooks that the test writes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endChild, startChild, waitFor } from '../../../scripts/steps/children.mjs';
import { VENV_PYTHON } from '../../../scripts/steps/paths.mjs';
import { choosePort } from '../../../scripts/steps/ports.mjs';

const TOKEN = 'browser-test';
/** What Jupyter runs with; JUPYT5_BROWSER_PYTHON names a Python that has another JupyterLab, and the extension. */
const python = process.env.JUPYT5_BROWSER_PYTHON || VENV_PYTHON;
/** Another one for each process, so that two test runs on a machine do not race for the same free port. */
const FIRST_PORT = 18_000 + (process.pid % 2000);

/**
 * @param {{notebooks: Record<string, object>, env: Record<string, string>, baseUrl?: string, app?: 'jupyterlab' | 'notebook', overrides?: object, arguments?: string[]}} options
 *   notebooks by file name; env for Jupyter, such as JUPYT5_SERVER_URL;
 *   overrides: JupyterLab's settings by plugin, such as the theme
 */
export async function startLab({
  notebooks,
  env,
  baseUrl = '/',
  app = 'jupyterlab',
  overrides = {},
  arguments: more = []
}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jupyt5 browser ')); // with spaces, as users have them
  const root = path.join(folder, 'notebooks');
  mkdirSync(path.join(folder, 'config', 'labconfig'), { recursive: true });
  mkdirSync(root);
  writeFileSync(
    path.join(folder, 'config', 'labconfig', 'default_setting_overrides.json'),
    JSON.stringify({
      '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false },
      ...overrides
    })
  );
  for (const [name, notebook] of Object.entries(notebooks))
    writeFileSync(path.join(root, name), JSON.stringify(notebook));
  const port = await choosePort(undefined, FIRST_PORT, '');
  const command = [
    python,
    '-m',
    app,
    '--no-browser',
    '--ip=127.0.0.1',
    `--port=${port}`,
    '--ServerApp.port_retries=0',
    ...(app === 'jupyterlab' ? ['--LabApp.expose_app_in_browser=True'] : []),
    `--ServerApp.root_dir=${root}`,
    `--ServerApp.base_url=${baseUrl}`,
    ...(process.getuid?.() === 0 ? ['--allow-root'] : []),
    ...more
  ];
  const child = startChild('browser-test-lab', command, {
    JUPYTER_TOKEN: TOKEN,
    JUPYTER_CONFIG_DIR: path.join(folder, 'config'),
    JUPYTER_DATA_DIR: path.join(folder, 'data'),
    JUPYTER_RUNTIME_DIR: path.join(folder, 'runtime'),
    ...env
  });
  const url = `http://127.0.0.1:${port}${baseUrl}`;
  await waitFor(child, () => answers(`${url}api/status?token=${TOKEN}`), 120_000);
  return {
    url,
    token: TOKEN,
    root,
    settingsFolder: path.join(folder, 'config', 'lab', 'user-settings'),
    async stop() {
      await endChild(child);
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** A notebook of nbformat 4.5; strings are code cells, `{markdown}` markdown cells, other objects go in as they are. */
export function notebook(cells, metadata = {}) {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
      language_info: { name: 'python' },
      ...metadata
    },
    cells: cells.map((cell, i) => {
      const base = { id: `cell-${i}`, metadata: {} };
      if (typeof cell === 'string')
        return { ...base, cell_type: 'code', source: cell, outputs: [], execution_count: null };
      if ('markdown' in cell) return { ...base, cell_type: 'markdown', source: cell.markdown };
      return { ...base, cell_type: 'code', source: '', outputs: [], execution_count: null, ...cell };
    })
  };
}
