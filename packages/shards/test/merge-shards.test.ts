// Several machines, played by processes and folders of their own, against one.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTokenizer } from '../../codec/src/load-tokenizer.js';
import { buildShards, mergeShards } from '../src/index.js';

const golden = join(__dirname, '../../codec/test/golden/tokenizer.json');
const tokenizer = readTokenizer(readFileSync(golden, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'merge '));
afterAll(() => rmSync(folder, { recursive: true }));

/** Some notebooks have nothing to mask, so that examples and notebooks are counted differently. */
const NOTEBOOKS = Array.from({ length: 23 }, (_, i) => ({
  cells: Array.from({ length: 1 + (i % 5) }, (_, cell) => ({
    type: 'code',
    source: `a${i} = ${cell}\nb = a${i} + ${i * cell}\nprint(b)`
  })),
  targets:
    i % 4 === 3
      ? []
      : Array.from({ length: 1 + (i % 5) }, (_, cell) => ({ cell, startLine: cell % 2, endLine: 3 }))
}));
const write = (name: string, notebooks: readonly object[]): string => {
  const path = join(folder, name);
  writeFileSync(path, notebooks.map(notebook => `${JSON.stringify(notebook)}\n`).join(''));
  return path;
};
const all = write('all.jsonl', NOTEBOOKS);
const build = (out: string, more: object = {}) =>
  buildShards({
    files: [all],
    folder: join(folder, out),
    tokenizer,
    split: 'train',
    seed: '1',
    budgetTokens: 192,
    passes: 3,
    maxMasks: 4,
    maxCharacters: 800,
    part: 0,
    of: 1,
    idsPerPart: 600,
    ...more
  });
const merge = (out: string, names: readonly string[]) =>
  mergeShards({
    folder: join(folder, out),
    folders: names.map(name => join(folder, name)),
    idsPerPart: 600
  });
const filesOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, name))
      .sort()
      .map(file => [file, readFileSync(join(folder, name, file)).toString('base64')])
  );

beforeAll(async () => {
  await build('whole');
  for (const part of [0, 1, 2]) await build(`share-${part}`, { part, of: 3 });
});

test('shares of the notebooks, in any order, merge to the bytes of one build', async () => {
  await merge('merged', ['share-2', 'share-0', 'share-1']);
  expect(filesOf('merged')).toEqual(filesOf('whole'));
  expect(Object.keys(filesOf('whole')).length).toBeGreaterThan(5); // several parts, so that their borders are compared, too
});

test('pieces of the corpus, each on a machine that has nothing else, merge to the bytes of one build', async () => {
  const pieces = [NOTEBOOKS.slice(0, 4), NOTEBOOKS.slice(4, 5), NOTEBOOKS.slice(5)];
  for (const [i, piece] of pieces.entries())
    await build(`piece-${i}`, { files: [write(`piece-${i}.jsonl`, piece)] });
  await merge('joined', ['piece-0', 'piece-1', 'piece-2']);
  expect(filesOf('joined')).toEqual(filesOf('whole'));
});

test('the same by the command line, a process for each machine', async () => {
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, [join(__dirname, '../lib/main.js'), ...args], { encoding: 'utf8' });
  const home = join(folder, 'tokenizer');
  cpSync(golden, join(home, 'tokenizer.json'));
  const common = ['--tokenizer', home, '--budget', '192', '--passes', '2'];
  run(...common, '--out', join(folder, 'one'), all);
  for (const part of ['0', '1'])
    run(...common, '--out', join(folder, `cli-${part}`), '--part', part, '--of', '2', all);
  const said = run('merge', '--out', join(folder, 'both'), join(folder, 'cli-0'), join(folder, 'cli-1'));
  expect(said).toMatch(/both: 36 examples, \d+ source and \d+ target tokens/);
  expect(filesOf('both')).toEqual(filesOf('one'));
});

test('a share that is missing, or there twice, is refused', async () => {
  await expect(merge('no', ['share-0', 'share-2'])).rejects.toThrow(
    'expected the parts 0..2 of 3, each once, got 0, 2'
  );
  await expect(merge('no', ['share-0', 'share-1', 'share-1'])).rejects.toThrow('got 0, 1, 1');
});

test('folders that do not belong together are refused', async () => {
  await build('other', { seed: '2' });
  await expect(merge('no', ['whole', 'other'])).rejects.toThrow(
    'seed must be the same in all folders, expected 1, got 2'
  );
  await expect(merge('no', ['whole', 'share-1'])).rejects.toThrow('expected 3 passes and no share');
});

test('a damaged or unfinished folder is refused', async () => {
  cpSync(join(folder, 'share-0'), join(folder, 'damaged'), { recursive: true });
  const file = join(folder, 'damaged', 'part-00000.ids');
  const bytes = readFileSync(file);
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await expect(merge('no', ['damaged', 'share-1', 'share-2'])).rejects.toThrow('SHA-256 differs');
  rmSync(join(folder, 'damaged', 'manifest.json'));
  await expect(merge('no', ['damaged', 'share-1', 'share-2'])).rejects.toThrow(
    'expected a finished shard folder'
  );
});
