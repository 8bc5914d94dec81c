// Models of other makers on the real engine: a plain Optimum export, and beside it a checkpoint that jupyt5-convert has converted
// (made here, so a Python with torch, transformers, onnx and onnxruntime is needed: JUPYT5_TEST_PYTHON).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readConfig } from '../src/config.js';
import { serve, type RunningServer } from '../src/serve.js';
import { eventsOf, requestOf } from './start-app.js';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
const TRAINING = join(ROOT, 'packages/training');
const MAKE = `
import sys
from pathlib import Path
from foreign import write_checkpoint
from jupyt5_training.convert import main
out = Path(sys.argv[1])
write_checkpoint(out / "codet5", "codet5")
sys.exit(main([str(out / "codet5"), str(out / "model"), "--name", "codet5-tiny", "--max-tokens", "64"]))
`;

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  // The engine process runs from its build; this does nothing where that is fresh.
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--build',
    join(ROOT, 'server')
  ]);
  folder = mkdtempSync(join(tmpdir(), 'jupyt5-foreign-'));
  execFileSync(process.env['JUPYT5_TEST_PYTHON'] ?? 'python3', ['-c', MAKE, folder], {
    env: {
      ...process.env,
      PYTHONPATH: [TRAINING, join(TRAINING, 'tests')].join(delimiter),
      OMP_NUM_THREADS: '1'
    },
    stdio: ['ignore', 'ignore', 'pipe']
  });
  expect(existsSync(join(folder, 'model/manifest.json'))).toBe(true);
  const exported = join(ROOT, 'packages/engine/test/plain-export');
  const models = ['--model', join(folder, 'model'), '--model', exported];
  const argv = [
    ...models,
    '--port',
    '0',
    '--threads',
    '1',
    '--execution-provider',
    'cpu',
    '--log-level',
    'silent'
  ];
  server = await serve(readConfig(argv, {}));
}, 600_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('both are listed, the first is the default', async () => {
  const { models } = (await (await fetch(`${server.url}/v1/models`)).json()) as { models: object[] };
  expect(models).toMatchObject([
    { name: 'codet5-tiny', default: true, precision: 'int8' },
    { name: 'plain-export', default: false, precision: 'as exported' }
  ]);
});

test.each(['codet5-tiny', 'plain-export'])('%s streams what it answers in one piece', async model => {
  const request = { ...requestOf('def mean(values):\n'), model, maxTokens: 16, n: 2, seed: 4 };
  const send = (stream: boolean): Promise<Response> =>
    fetch(`${server.url}/v1/infill`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...request, stream })
    });
  const events = eventsOf(await (await send(true)).text());
  const whole = (await (await send(false)).json()) as { candidates: { text: string }[] };
  const texts = ['', ''];
  for (const event of events) if (event.type === 'text') texts[event.candidate] += event.text;
  expect(texts).toEqual(whole.candidates.map(({ text }) => text));
  expect([events[0]?.type, events.at(-1)?.type]).toEqual(['start', 'done']);
  expect(texts.join('')).not.toMatch(/<extra_id|<\/?s>|<pad>/);
});
