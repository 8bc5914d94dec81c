// A checkpoint of another maker, converted by jupyt5-convert and served: through every endpoint that writes, streamed and whole, come
// the tokens of transformers' greedy generate. `npm run test:clients` runs it with the real shape of CodeT5-small
// (JUPYT5_TEST_SHAPE=small); otherwise the model is tiny. Needs a Python as foreign.test.ts does.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readConfig } from '../src/config.js';
import { serve, type RunningServer } from '../src/serve.js';
import { askStream, askWhole, WAYS, type Hole } from './every-endpoint.js';

const ROOT = join(__dirname, '../..');
const TRAINING = join(ROOT, 'packages/training');
const SHAPE = process.env['JUPYT5_TEST_SHAPE'] ?? 'tiny';

interface Expected {
  readonly maxTokens: number;
  readonly cases: readonly (Hole & {
    readonly text: string;
    readonly tokens: number;
    readonly distinct: number;
  })[];
}

let folder: string;
let server: RunningServer;
let expected: Expected;
beforeAll(async () => {
  // The engine process runs from its build; this does nothing where that is fresh.
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--build', join(ROOT, 'server')]);
  folder = mkdtempSync(join(tmpdir(), 'jupyt5-converted-'));
  const python = process.env['JUPYT5_TEST_PYTHON'] ?? 'python3';
  execFileSync(python, [join(__dirname, 'make_converted.py'), folder, SHAPE], {
    env: { ...process.env, PYTHONPATH: [TRAINING, join(TRAINING, 'tests')].join(delimiter) },
    stdio: ['ignore', 'ignore', 'pipe']
  });
  expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected; // written by make_converted.py
  const argv = ['--model', join(folder, 'model'), '--port', '0', '--threads', '1', '--log-level', 'silent'];
  server = await serve(readConfig([...argv, '--execution-provider', 'cpu', '--load-ms', '600000'], {}));
}, 1_800_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the model does not write one token for ever, whatever it reads', () => {
  expect(new Set(expected.cases.map(({ text }) => text)).size).toBeGreaterThan(1);
  expect(Math.max(...expected.cases.map(({ distinct }) => distinct))).toBeGreaterThan(1);
});

test('every path that writes is asked here', async () => {
  const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
    paths: Record<string, object>;
  };
  const writing = Object.keys(paths).filter(path => 'post' in paths[path]! && path !== '/v1/admin/reload');
  expect([...new Set(WAYS.map(way => way.path))].sort()).toEqual(writing.sort());
});

describe.each(WAYS.map(way => ({ name: `${way.path}, ${way.form}`, way })))('$name', ({ way }) => {
  if (!way.path.endsWith('generate_stream'))
    test('writes the tokens of transformers in one piece', async () => {
      for (const one of expected.cases) {
        const { text, tokens } = await askWhole(server.url, way, holeOf(one), expected.maxTokens);
        expect(text).toBe(one.text);
        expect(tokens ?? one.tokens).toBe(one.tokens);
      }
    }, 600_000);

  if (way.piece)
    test('streams the tokens of transformers', async () => {
      for (const one of expected.cases) {
        const { text, tokens } = await askStream(server.url, way, holeOf(one), expected.maxTokens);
        expect(text).toBe(one.text);
        expect(tokens ?? one.tokens).toBe(one.tokens);
      }
    }, 600_000);
});

const holeOf = ({ before, after }: Hole): Hole => ({ before, after });
