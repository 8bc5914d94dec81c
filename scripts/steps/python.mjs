// Finds a Python, and keeps the virtual environment in .venv as the requirement files say.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure.mjs';
import { LABEXTENSION, pythonOf, ROOT, VENV } from './paths.mjs';
import { run } from './run.mjs';
import { hashOf, isFresh, writeStamp } from './stamps.mjs';

const MIN_PYTHON = [3, 10];

/** Command of a Python that is new enough and can make virtual environments. */
export function findPython() {
  const candidates = [
    process.env.JUPYT5_PYTHON,
    'python3',
    'python',
    'python3.13',
    'python3.12',
    'python3.11',
    'python3.10'
  ];
  const seen = [];
  for (const name of candidates) {
    if (!name) continue;
    const probe = spawnSync(
      name,
      ['-c', 'import sys, venv, ensurepip; print("%d.%d.%d" % sys.version_info[:3])'],
      { encoding: 'utf8' }
    );
    if (probe.error) continue;
    if (probe.status !== 0) {
      seen.push(`${name} has no venv (on Debian and Ubuntu: apt-get install python3-venv)`);
      continue;
    }
    const version = probe.stdout.trim();
    const [major, minor] = version.split('.').map(Number);
    if (major > MIN_PYTHON[0] || (major === MIN_PYTHON[0] && minor >= MIN_PYTHON[1]))
      return { command: name, version };
    seen.push(`${name} is ${version}`);
  }
  throw failure(
    `JuPyT5 needs Python ${MIN_PYTHON.join('.')} or newer${seen.length ? ` (${seen.join('; ')})` : ''}: install it from https://www.python.org`
  );
}

/** Makes a virtual environment and installs the pinned packages of a requirements file into it. */
export async function installRequirements(name, venv = VENV) {
  const python = findPython();
  const venvPython = pythonOf(venv);
  const file = path.join('scripts', 'requirements', `${name}.txt`);
  const hash = hashOf([file], python.version);
  if (existsSync(venvPython) && isFresh(`python-${name}`, hash)) return 'unchanged';
  if (!existsSync(venvPython)) await run('venv', [python.command, '-m', 'venv', venv]);
  const pip = [venvPython, '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input'];
  await run(`pip-${name}`, [...pip, '-r', path.join(ROOT, file)]);
  writeStamp(`python-${name}`, hash);
  return 'installed';
}

/**
 * Installs the `jupyt5` package in place: Python from the source folder, the browser part by a link.
 * @param {string} stamp name under which it is remembered that this was done
 */
export async function installExtension(venv = VENV, stamp = 'extension') {
  const hash = hashOf([
    'packages/labextension/pyproject.toml',
    'packages/labextension/jupyter-config',
    'scripts/requirements/lab.txt'
  ]);
  const linked = path.join(venv, 'share', 'jupyter', 'labextensions', '@jupyt5', 'labextension');
  const isLinked = existsSync(linked) && lstatSync(linked).isSymbolicLink();
  if (isLinked && isFresh(stamp, hash)) return 'unchanged';
  // A link that pip meets would be followed into the source folder.
  rmSync(linked, { recursive: true, force: true });
  const pip = [
    pythonOf(venv),
    '-m',
    'pip',
    'install',
    '--disable-pip-version-check',
    '--no-input',
    '--no-deps',
    '--no-build-isolation'
  ];
  await run('pip-extension', [...pip, '--editable', LABEXTENSION]);
  // pip copied the built files; a link shows every later build without installing again.
  rmSync(linked, { recursive: true, force: true });
  mkdirSync(path.dirname(linked), { recursive: true });
  symlinkSync(path.join(LABEXTENSION, 'jupyt5', 'labextension'), linked, 'junction');
  writeStamp(stamp, hash);
  return 'installed';
}
