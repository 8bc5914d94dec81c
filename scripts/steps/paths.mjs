// Where things are. Every path is absolute and may hold spaces.
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** What `npm start` leaves behind: logs, stamps, run.json, JupyterLab's own settings. Not in git. */
export const STATE = path.join(ROOT, '.jupyt5');
export const VENV = path.join(ROOT, '.venv');
export const EXAMPLES = path.join(ROOT, 'examples');
export const LABEXTENSION = path.join(ROOT, 'packages', 'labextension');
/** The model that is served; JUPYT5_MODEL names another folder. */
export const MODEL = process.env.JUPYT5_MODEL
  ? path.resolve(process.env.JUPYT5_MODEL)
  : path.join(ROOT, 'packages', 'model');
export const SERVER_MAIN = path.join(ROOT, 'server', 'bin', 'jupyt5-server.mjs');

const isWindows = process.platform === 'win32';

/** The Python of a virtual environment. */
export const pythonOf = venv =>
  path.join(venv, isWindows ? 'Scripts' : 'bin', isWindows ? 'python.exe' : 'python');
export const VENV_PYTHON = pythonOf(VENV);
/** The oldest JupyterLab and Notebook that are promised; made by `npm run test:oldest` alone. */
export const VENV_OLDEST = path.join(STATE, 'venv-oldest');
