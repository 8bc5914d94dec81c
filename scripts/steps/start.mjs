// The way of `npm start`, top to bottom.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endChild, startChild, waitFor } from './children.mjs';
import { failure } from './failure.mjs';
import { EXAMPLES, MODEL, SERVER_MAIN, STATE, VENV_PYTHON } from './paths.mjs';
import { choosePort } from './ports.mjs';
import { prepare } from './prepare.mjs';
import { step } from './step.mjs';

const RUN_FILE = path.join(STATE, 'run.json');
const USAGE =
  'usage: npm start -- [--no-browser] [--port N] [--server-port N]   (npm keeps options that stand ahead of the --)';

export async function start(args) {
  const options = readOptions(args);
  checkModel();
  const labPort = await choosePort(options.port, 8888, '--port');
  const serverPort = await choosePort(options.serverPort, labPort === 8765 ? 8766 : 8765, '--server-port');
  await prepare(['lab']);
  const running = [];
  const stopped = new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(null));
  });
  try {
    const begin = async () => {
      const server = await step('model server', () => startServer(serverPort, running));
      const lab = await step('JupyterLab', () => startLab(labPort, options.browser, server, running));
      writeFileSync(RUN_FILE, JSON.stringify({ lab, server }, null, 2), { mode: 0o600 });
      console.log(
        `\nready\n  notebooks  ${lab.url}lab?token=${lab.token}\n  server     ${server.url} (token in ${path.relative(process.cwd(), RUN_FILE)})\nCtrl-C ends both.`
      );
      return Promise.race(running.map(one => one.ended.then(how => one.describe(how))));
    };
    const failed = await Promise.race([stopped, begin()]);
    if (failed) throw failed;
    console.log('\nending …');
  } finally {
    rmSync(RUN_FILE, { force: true });
    await Promise.all(running.map(endChild));
  }
  process.exit(0);
}

function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        'no-browser': { type: 'boolean', default: false },
        port: { type: 'string' },
        'server-port': { type: 'string' }
      }
    }));
  } catch (error) {
    throw failure(`${error.message}\n${USAGE}`);
  }
  const port = name => {
    if (values[name] === undefined) return undefined;
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < 1 || number > 65535)
      throw failure(`--${name} must be 1..65535, got ${values[name]}`);
    return number;
  };
  return { browser: !values['no-browser'], port: port('port'), serverPort: port('server-port') };
}

/** Said at once, not after minutes of npm. */
function checkModel() {
  if (existsSync(path.join(MODEL, 'manifest.json'))) return;
  throw failure(
    process.env.JUPYT5_MODEL
      ? `JUPYT5_MODEL must name a model folder; ${MODEL} has no manifest.json`
      : `no model in ${MODEL}: it is part of the repository; check it out again`
  );
}

async function startServer(port, running) {
  const token = randomBytes(24).toString('base64url');
  const readyFile = path.join(STATE, 'server.json');
  rmSync(readyFile, { force: true });
  const command = [
    process.execPath,
    SERVER_MAIN,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--ready-file',
    readyFile,
    '--model',
    MODEL
  ];
  const server = startChild('server', command, { JUPYT5_TOKEN: token });
  running.push(server);
  const { url } = await waitFor(server, () => readJson(readyFile), 60_000);
  await waitFor(server, () => answers(new URL('health/ready', withSlash(url))), 120_000);
  rmSync(readyFile, { force: true });
  return { url, token };
}

async function startLab(port, browser, server, running) {
  const token = randomBytes(24).toString('base64url');
  // JupyterLab's own folders, so that nothing of the user's configuration is used or changed.
  const folder = path.join(STATE, 'jupyter');
  mkdirSync(path.join(folder, 'config', 'labconfig'), { recursive: true });
  writeFileSync(
    path.join(folder, 'config', 'labconfig', 'default_setting_overrides.json'),
    JSON.stringify({
      '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false }
    })
  );
  const command = [
    VENV_PYTHON,
    '-m',
    'jupyterlab',
    '--ip=127.0.0.1',
    `--port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.root_dir=${EXAMPLES}`,
    ...(browser ? [] : ['--no-browser']),
    ...(process.getuid?.() === 0 ? ['--allow-root'] : [])
  ];
  const lab = startChild('jupyterlab', command, {
    JUPYTER_TOKEN: token,
    JUPYT5_SERVER_URL: server.url,
    JUPYT5_SERVER_TOKEN: server.token,
    JUPYTER_CONFIG_DIR: path.join(folder, 'config'),
    JUPYTER_DATA_DIR: path.join(folder, 'data'),
    JUPYTER_RUNTIME_DIR: path.join(folder, 'runtime')
  });
  running.push(lab);
  const url = `http://127.0.0.1:${port}/`;
  await waitFor(lab, () => answers(`${url}api/status?token=${token}`), 120_000);
  return { url, token };
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const withSlash = url => (url.endsWith('/') ? url : `${url}/`);
