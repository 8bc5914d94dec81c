// The OpenAI client and litellm, as pip installs them, against the real server. They live in an environment of their own
// (.jupyt5/clients), since their dependencies are none of ours. `npm run test:clients`; no part of `npm test`.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { STATE } from '../../../scripts/steps/paths.mjs';
import { findPython } from '../../../scripts/steps/python.mjs';
import { hashOf, isFresh, writeStamp } from '../../../scripts/steps/stamps.mjs';
import { startServer } from './real-server.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const venv = path.join(STATE, 'clients');
const python = path.join(
  venv,
  process.platform === 'win32' ? 'Scripts' : 'bin',
  process.platform === 'win32' ? 'python.exe' : 'python'
);
let server;
let output = '';

before(
  async () => {
    install();
    server = await startServer();
    const child = spawn(python, [path.join(HERE, 'real_clients.py')], {
      env: {
        ...process.env,
        JUPYT5_SERVER_URL: server.url,
        JUPYT5_SERVER_TOKEN: server.token,
        // litellm would fetch its table of prices.
        LITELLM_LOCAL_MODEL_COST_MAP: 'True'
      },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', text => (output += text));
    child.stderr.setEncoding('utf8').on('data', text => (errors += text));
    const status = await new Promise(resolve => child.on('close', resolve));
    assert.equal(status, 0, `${output}${errors}`);
  },
  { timeout: 1_200_000 }
);
after(() => server?.stop());

/** Once for the same requirements. */
function install() {
  const hash = hashOf(['packages/client/contract/requirements.txt']);
  if (existsSync(python) && isFresh('clients', hash)) return;
  run(findPython().command, ['-m', 'venv', venv]);
  run(python, ['-m', 'pip', 'install', '-q', '-r', path.join(HERE, 'requirements.txt')]);
  writeStamp('clients', hash);
}

function run(program, args) {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  assert.equal(status, 0, `${program} ${args.join(' ')}: ${stderr}`);
}

for (const check of [
  'openai completions',
  'openai completions streamed',
  'openai chat',
  'openai NotFoundError',
  'openai BadRequestError',
  'openai AuthenticationError',
  'openai, base URL without /v1',
  'openai async, first piece',
  'openai async, four at once',
  'litellm text_completion',
  'litellm text_completion streamed',
  'litellm completion',
  'litellm AuthenticationError'
])
  test(check, () => {
    const told = output.split('\n').filter(line => line.startsWith('{'));
    assert.ok(
      told.some(line => JSON.parse(line).check === check),
      output
    );
  });
