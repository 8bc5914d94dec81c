// `pip install jupyt5`, as a user without Node.js does it: the wheel into an empty environment, and a cell streamed
// through Jupyter from the bundled server and model. Downloads JupyterLab, so it is `npm run test:wheel` and no part of `npm test`.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { EXAMPLES, LABEXTENSION, ROOT, VENV_PYTHON } from '../../../scripts/steps/paths.mjs';
import { choosePort } from '../../../scripts/steps/ports.mjs';

const TOKEN = 'wheel-test';
const START_MS = 180_000;
const folder = mkdtempSync(path.join(tmpdir(), 'jupyt5 wheel ')); // with spaces, as users have them
const venv = path.join(folder, 'venv');
const bin = path.join(venv, 'bin');
const python = process.env.JUPYT5_TEST_PYTHON ?? (existsSync(VENV_PYTHON) ? VENV_PYTHON : 'python3');
/** No Node.js, and nothing of the user's: what runs is what the wheel brought. */
const environment = {
  PATH: bin,
  HOME: folder,
  JUPYTER_TOKEN: TOKEN,
  ...Object.fromEntries(
    ['CONFIG', 'DATA', 'RUNTIME'].map(kind => [`JUPYTER_${kind}_DIR`, path.join(folder, kind)])
  )
};
let server;
let url;
let log = '';

before(
  async () => {
    command(process.execPath, [path.join(LABEXTENSION, 'wheel', 'build.mjs'), '--out', folder], {
      env: { ...process.env, JUPYT5_PYTHON: python }
    });
    const [wheel] = readdirSync(folder).filter(name => name.endsWith('.whl'));
    assert.match(wheel, /^jupyt5-[\d.]+-py3-none-manylinux_2_28_x86_64\.whl$/);
    command(python, ['-m', 'venv', venv]);
    const jupyterlab = readFileSync(path.join(ROOT, 'scripts', 'requirements', 'lab.txt'), 'utf8')
      .split('\n')
      .find(line => line.startsWith('jupyterlab=='));
    command(path.join(bin, 'python'), ['-m', 'pip', 'install', '-q', path.join(folder, wheel), jupyterlab]);
    mkdirSync(path.join(folder, 'root'));
    const port = await choosePort(undefined, 21_000 + (process.pid % 2000), '');
    url = `http://127.0.0.1:${port}/user/ann/`;
    server = spawn(
      path.join(bin, 'python'),
      [
        ...['-m', 'jupyter_server', '--no-browser', '--ip=127.0.0.1', `--port=${port}`, '--allow-root'],
        ...['--ServerApp.base_url=/user/ann/', `--ServerApp.root_dir=${path.join(folder, 'root')}`]
      ],
      { env: environment, stdio: ['ignore', 'pipe', 'pipe'] }
    );
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', text => (log += text));
    await answerOf('health/ready', response => response.status === 200);
  },
  { timeout: 1_200_000 }
);

after(async () => {
  if (server && server.exitCode === null) {
    const ended = new Promise(resolve => server.on('close', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

function command(program, args, options = {}) {
  const run = spawnSync(program, args, { encoding: 'utf8', cwd: folder, ...options });
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}`;
  assert.equal(run.status, 0, `${program} ${args.join(' ')}: ${run.error?.message ?? ''}\n${output}`);
  return output;
}

const inVenv = (...args) => command(path.join(bin, 'python'), args, { env: environment });
const headers = { authorization: `token ${TOKEN}`, 'content-type': 'application/json' };

async function answerOf(where, isWanted) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const response = await fetch(`${url}jupyt5/${where}`, { headers }).catch(() => null);
    if (response && isWanted(response)) return response;
    assert.equal(server.exitCode, null, log);
    assert.ok(Date.now() < deadline, `${where} is not as wanted after ${START_MS} ms:\n${log}`);
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

test('Jupyter lists both extensions as enabled and valid', () => {
  assert.match(inVenv('-m', 'jupyter', 'labextension', 'list'), /@jupyt5\/labextension v\S+ .*enabled.*OK/);
  const extensions = inVenv('-m', 'jupyter', 'server', 'extension', 'list');
  assert.match(extensions, /jupyt5 .*enabled/);
  assert.match(extensions, /jupyt5 \S+ .*OK/);
});

test('Node.js, server and model are those that pip installed', () => {
  const told = inVenv('-m', 'jupyt5.command');
  for (const what of ['node', 'server', 'model'])
    assert.match(told, new RegExp(`^${what} +${venv.replaceAll('.', '\\.')}.*site-packages`, 'm'), told);
  const [, model] = /^model +(.*)$/m.exec(told);
  const { files } = JSON.parse(readFileSync(path.join(model, 'manifest.json'), 'utf8'));
  for (const { path: file } of files) assert.ok(existsSync(path.join(model, file)), file);
  assert.ok(files.some(({ path: file }) => file === 'memory.jsonl'));
});

test('a POST of a real notebook through Jupyter streams a cell of the shipped model', async () => {
  const notebook = JSON.parse(readFileSync(path.join(EXAMPLES, 'pandas.ipynb'), 'utf8'));
  const response = await fetch(`${url}jupyt5/v1/infill`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ notebook, cellId: 'fill-revenue', maxTokens: 24, stream: true })
  });
  assert.equal(response.status, 200, await (response.ok ? '' : response.text()));
  const events = [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(match => JSON.parse(match[1]));
  assert.deepEqual([events[0].type, events.at(-1).type], ['start', 'done']);
  const text = events
    .filter(event => event.type === 'text')
    .map(event => event.text)
    .join('');
  assert.ok(text.trim() !== '', log);
});
