import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { END_ID, MASK_IDS, SIMILAR_ID, type Tokenizer } from '@jupyt5/codec';
import { readTokenizer } from '../../codec/src/load-tokenizer.js';
import { Memory } from '@jupyt5/memory';
import { chooseMasks } from '../src/choose-masks.js';
import { chooseSimilar } from '../src/choose-similar.js';
import { buildShards } from '../src/index.js';
import { seededRandom } from '../src/random.js';

const golden = join(__dirname, 'golden');
const tokenizer: Tokenizer = readTokenizer(
  readFileSync(join(__dirname, '../../codec/test/golden/tokenizer.json'), 'utf8')
);
const folder = mkdtempSync(join(tmpdir(), 'shards '));
afterAll(() => rmSync(folder, { recursive: true }));

const build = (out: string, more: object = {}): ReturnType<typeof buildShards> =>
  buildShards({
    files: [join(golden, 'notebooks.jsonl')],
    folder: join(folder, out),
    tokenizer,
    split: 'train',
    seed: '1',
    budgetTokens: 192,
    passes: 2,
    maxMasks: 4,
    maxCharacters: 800,
    part: 0,
    of: 1,
    ...more
  });

function readExamples(out: string): { source: number[]; target: number[] }[] {
  const bytes = readFileSync(join(folder, out, 'part-00000.ids'));
  const lengths = readFileSync(join(folder, out, 'part-00000.idx'));
  let position = 0;
  const take = (count: number): number[] =>
    Array.from({ length: count }, () => bytes.readUInt16LE(2 * position++));
  return Array.from({ length: lengths.length / 8 }, (_, i) => ({
    source: take(lengths.readUInt32LE(8 * i)),
    target: take(lengths.readUInt32LE(8 * i + 4))
  }));
}

test('golden: the same notebooks, seed and tokenizer give the committed bytes', async () => {
  await build('golden');
  for (const name of ['manifest.json', 'part-00000.idx', 'part-00000.ids'])
    expect(
      readFileSync(join(folder, 'golden', name)).equals(readFileSync(join(golden, 'shards', name)))
    ).toBe(true);
});

test('every mask of a source is answered in the target, in order, each behind its sentinel and closed by <end>', async () => {
  await build('pairs');
  const examples = readExamples('pairs');
  expect(examples.length).toBe(4);
  for (const { source, target } of examples) {
    const asked = source.filter(id => MASK_IDS.includes(id));
    expect(asked.length).toBeGreaterThan(0);
    expect(target.filter(id => MASK_IDS.includes(id))).toEqual(asked);
    expect(target.filter(id => id === END_ID)).toHaveLength(asked.length);
    expect(target.at(-1)).toBe(END_ID);
  }
});

test('parts made apart hold together the examples of the whole', async () => {
  await build('whole');
  await build('half-0', { part: 0, of: 2 });
  await build('half-1', { part: 1, of: 2 });
  const key = (example: object): string => JSON.stringify(example);
  expect([...readExamples('half-0'), ...readExamples('half-1')].map(key).sort()).toEqual(
    readExamples('whole').map(key).sort()
  );
});

test('a bad line is named by file and number', async () => {
  const bad = join(folder, 'bad.jsonl');
  writeFileSync(
    bad,
    '{"cells": [{"type": "code", "source": "a"}], "targets": [{"cell": 0, "startLine": 0, "endLine": 9}]}\n'
  );
  await expect(build('bad', { files: [bad] })).rejects.toThrow(
    'bad.jsonl:1: target lines must lie in 0..1 of cell 0, got 0..9'
  );
});

const NOTEBOOK = {
  cells: [
    { type: 'markdown', source: 'Compute the mean of the list.' },
    { type: 'code', source: 'm = sum(x) / len(x)' }
  ],
  targets: [{ cell: 1, startLine: 0, endLine: 1 }],
  path: 'python/mean'
} as const;
const MEMORY = new Memory([
  { skill: 'python/mean', statement: 'Compute the mean of the list.', code: 'r = sum(v) / len(v)' },
  { skill: 'python/mean-too', statement: 'The mean of the list.', code: 'm = sum(x) / len(x)' },
  { skill: 'python/total', statement: 'Compute the sum of the list.', code: 'r = sum(v)' }
]);

test('the solution itself is never among the similar exercises, its skill a quarter of the time, and now and then there are none', () => {
  const seen = Array.from({ length: 400 }, (_, i) => {
    const random = seededRandom(String(i));
    const masks = chooseMasks(NOTEBOOK, random, { maxMasks: 1, maxCharacters: 100, reach: 1 });
    if (masks === null) throw new Error('nothing was masked');
    return chooseSimilar(MEMORY, NOTEBOOK, masks, random).map(({ skill }) => skill);
  });
  const share = (has: (skills: readonly string[]) => boolean): number =>
    seen.filter(has).length / seen.length;
  expect(share(skills => skills.includes('python/mean-too'))).toBe(0);
  expect(Math.abs(share(skills => skills.length === 0) - 0.12)).toBeLessThan(0.06);
  expect(Math.abs(share(skills => skills.includes('python/mean')) - 0.66)).toBeLessThan(0.1);
  expect(Math.abs(share(skills => skills.includes('python/total')) - 0.88)).toBeLessThan(0.06);
});

test('with a memory, examples begin with what it found', async () => {
  await build('plain');
  const entry = { skill: 'a', statement: 'Add them up, or double it.', code: 'x' };
  await build('remembering', { memory: new Memory([entry]) });
  const begins = readExamples('remembering').filter(({ source }) => source[0] === SIMILAR_ID);
  expect(begins.length).toBeGreaterThan(0);
  const endings = readExamples('plain').map(({ source }) => source.slice(-9).join());
  for (const { source } of begins) expect(endings).toContain(source.slice(-9).join());
});
