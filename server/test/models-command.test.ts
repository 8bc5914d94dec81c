import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelFolder } from '../src/model-folder.js';
import { modelsCommand } from '../src/models-command.js';
import { findServed } from '../src/model-store.js';

const FIXTURES = join(__dirname, '../../packages/engine/test');
let data: string;
beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'jupyt5-models-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Runs one command in a data folder of the test's own, without a shipped model. */
async function run(...argv: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await modelsCommand(
    argv,
    line => void lines.push(line),
    { XDG_DATA_HOME: data },
    join(data, 'none')
  );
  return { code, lines };
}
const store = (...path: string[]): string => join(data, 'jupyt5/models', ...path);

/** A copy of the tiny model under another name. */
function copyOf(name: string, more: object = {}): string {
  const folder = join(data, `copy-${name}`);
  cpSync(join(FIXTURES, 'tiny-model'), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, name, ...more }));
  return folder;
}

test('added models lie side by side, with size, licence and where', async () => {
  expect(await run('list')).toEqual({ code: 0, lines: [] });
  await run('add', copyOf('one', { licence: 'apache-2.0' }));
  const { lines } = await run('add', join(FIXTURES, 'plain-export'));
  expect(lines).toEqual([
    expect.stringMatching(
      /^added plain-export {2}added, as exported, 1\.\d MB, licence not stated {2}\/.*plain-export$/
    )
  ]);
  expect((await run('list')).lines).toEqual([
    expect.stringMatching(/^one {2}added, jupyt5, float32\/int8, \d+\.\d MB, apache-2\.0 {2}\//),
    expect.stringContaining('plain-export')
  ]);
  const { folder, models } = JSON.parse((await run('list', '--json')).lines[0]!);
  expect(folder).toBe(store());
  expect(models).toMatchObject([
    { name: 'one', origin: 'added', licence: 'apache-2.0', folder: store('one') },
    { name: 'plain-export', layout: 'as exported' }
  ]);
  expect(readModelFolder(store('one'))).toEqual({ path: store('one'), name: 'one' });
});

test('only the listed files are copied', async () => {
  const source = copyOf('one');
  writeFileSync(join(source, 'notes.txt'), 'private');
  await run('add', source);
  expect(readdirSync(store())).toEqual(['one']);
  expect(existsSync(store('one', 'notes.txt'))).toBe(false);
  expect(existsSync(store('one', 'manifest.json'))).toBe(true);
});

test('verify names what is damaged or missing, also in a plain export', async () => {
  await run('add', copyOf('one'));
  await run('add', join(FIXTURES, 'plain-export'));
  expect(await run('verify')).toEqual({
    code: 0,
    lines: [expect.stringMatching(/^one: \d+ files as listed$/), 'plain-export: 6 files as listed']
  });
  const weights = readFileSync(store('one', 'weights.int8.bin'));
  weights[100]! ^= 1;
  writeFileSync(store('one', 'weights.int8.bin'), weights);
  rmSync(store('one', 'bias.f32'));
  appendFileSync(store('plain-export', 'config.json'), ' ');
  expect(await run('verify', 'one')).toEqual({
    code: 1,
    lines: [expect.stringMatching(/bias\.f32 is missing; weights\.int8\.bin is damaged/)]
  });
  expect((await run('verify', 'plain-export')).lines[0]).toMatch(/config\.json has \d+ bytes, expected \d+/);
});

test('a damaged folder is not added, and leaves nothing', async () => {
  const source = copyOf('one');
  appendFileSync(join(source, 'tokenizer.json'), ' ');
  await expect(run('add', source)).rejects.toThrow(/cannot be added: tokenizer\.json has/);
  expect(readdirSync(store())).toEqual([]);
});

test('names are unique, plain, and those there are', async () => {
  await run('add', copyOf('one'));
  await expect(run('add', copyOf('one'))).rejects.toThrow(/already; remove it first/);
  await expect(run('add', copyOf('..'))).rejects.toThrow(/name must be/);
  await expect(
    run('add', copyOf('two', { files: [{ path: '../x', sizeBytes: 1, sha256: '' }] }))
  ).rejects.toThrow(/outside of it/);
  await expect(run('remove', 'other')).rejects.toThrow('there is no model other; there is one');
  expect((await run('remove', 'one')).lines[0]).toMatch(/^removed one/);
  expect(existsSync(store('one'))).toBe(false);
});

test('a model is served by its name; a path stays a path', async () => {
  await run('add', copyOf('one'));
  const env = { XDG_DATA_HOME: data };
  const shipped = join(FIXTURES, 'tiny-model');
  expect(findServed('one', env, shipped)).toBe(store('one'));
  expect(findServed('tiny', env, shipped)).toBe(shipped);
  for (const path of ['other', './one', FIXTURES, '..']) expect(findServed(path, env, shipped)).toBe(path);
});

test('the shipped model is listed first and cannot be removed', async () => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const shipped = join(FIXTURES, 'tiny-model');
  await modelsCommand(['list'], say, { XDG_DATA_HOME: data }, shipped);
  expect(lines[0]).toMatch(/^tiny {2}shipped, /);
  await expect(modelsCommand(['remove', 'tiny'], say, { XDG_DATA_HOME: data }, shipped)).rejects.toThrow(
    /cannot be removed/
  );
});

test.each([[[]], [['add']], [['remove']], [['list', 'x']], [['add', 'a', 'b']], [['buy']]])(
  'a wrong command line %j gets the usage',
  async argv => {
    await expect(run(...argv)).rejects.toThrow(/models list \| add PATH \| remove NAME \| verify/);
  }
);
