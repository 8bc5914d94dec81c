// The parts of the benchmarks that compute and write; nothing is timed here.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { GOALS, isReached } from '../../bench/goals.mjs';
import { picturesOf } from '../../bench/pictures.mjs';
import { mergeResults, ratioLines, readResults, writeResults } from '../../bench/results.mjs';
import { bars, lines } from '../../bench/svg.mjs';
import { aligned, measuredPart, withTable } from '../../bench/table.mjs';
import {
  interleave,
  median,
  quantile,
  ratio,
  spread,
  summarise
} from '../../packages/engine/bench/measure.mjs';
import { ROOT } from '../steps/paths.mjs';

const machine = { measuredAt: '2026-01-02T03:04:05Z', processor: 'P', cores: 2, load: 0.1, node: 'v20' };
const part = (ratios, results = {}) => ({ results, ratios, quick: false, seconds: 12.4, machine });

test('quantiles, spread and ratios', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(quantile([1, 2, 3, 4], 0.99), 4);
  assert.equal(quantile([4], 0.5), 4);
  assert.equal(spread([90, 100, 110]), 0.2);
  assert.equal(spread([0, 0]), 0);
  assert.equal(ratio(1, 3), 0.333);
  assert.equal(ratio(1, undefined), null);
  assert.equal(ratio(undefined, 2), null);
  assert.equal(ratio(1, 0), null);
});

test('rounds become medians of their numbers, with the spread of the wall time', () => {
  assert.deepEqual(summarise([{ ms: 10, name: 'x' }, { ms: 30 }, { ms: 20 }]), {
    ms: 20,
    rounds: 3,
    spread: 1
  });
});

test('contenders run in turn; one that fails is left out and the others go on', async () => {
  const order = [];
  const said = [];
  const contender = (name, fails) => ({
    name,
    measure: async round => {
      order.push(`${name}${round}`);
      if (fails) throw new Error('broken');
      return { ms: round };
    }
  });
  const found = await interleave([contender('a'), contender('b', true), contender('c')], {
    rounds: 2,
    say: text => said.push(text)
  });
  assert.deepEqual(order, ['a0', 'b0', 'c0', 'a1', 'c1']);
  assert.deepEqual(Object.keys(found), ['a', 'c']);
  assert.deepEqual(said, ['b is left out: broken']);
});

test('one round is run however short the time', async () => {
  const found = await interleave([{ name: 'a', measure: async () => ({ ms: 1 }) }], {
    rounds: 5,
    limitMs: 0
  });
  assert.equal(found.a.rounds, 1);
});

test('a part that is measured anew replaces its own numbers alone, and every ratio has one name', () => {
  const first = mergeResults({ parts: {}, ratios: {} }, 'start', part({ 'ready/fastapi-ctranslate2': 0.5 }));
  const second = mergeResults(first, 'engine', part({ 'lookup/plain': 0.6 }));
  const third = mergeResults(second, 'start', part({ 'ready/fastapi-ctranslate2': 0.4, 'lookup/plain': 2 }));
  assert.deepEqual(third.ratios, {
    'lookup/plain': 0.6,
    'ready/fastapi-ctranslate2': 0.4,
    'start:lookup/plain': 2
  });
});

test('a ratio is compared with its goal, whichever way it points', () => {
  assert.equal(isReached({ atMost: 1 }, 1), true);
  assert.equal(isReached({ atLeast: 4 }, 3.9), false);
  assert.equal(isReached({ atMost: 1 }, null), null);
  assert.equal(isReached(undefined, 1), null);
  assert.deepEqual(
    ratioLines({ 'lookup/plain': 0.8, 'candidates8TokensPerSecond/1': 5, 'total/optimum-q8': null }),
    [
      'lookup/plain 0.8 (at most 0.7, missed)',
      'candidates8TokensPerSecond/1 5 (at least 4, reached)',
      'total/optimum-q8 not measured'
    ]
  );
});

test('the names that scripts look for are there', () => {
  for (const name of [
    'total/ctranslate2-int8',
    'firstToken/ctranslate2-int8',
    'total/transformersjs-q8',
    'batch8TokensPerSecond/ctranslate2-int8',
    'lookup/plain',
    'cached/cold',
    'rss/ctranslate2-int8'
  ])
    assert.ok(name in GOALS.engine, name);
});

test('the table is laid out as Prettier does, and what is written by hand stays', () => {
  assert.equal(
    aligned([
      ['a', 'long head'],
      [1, 2]
    ]),
    '| a   | long head |\n| --- | --------- |\n| 1   | 2         |'
  );
  const once = withTable('# By hand\n', { engine: part({ 'lookup/plain': 0.6 }) }, ['engine-total']);
  assert.match(once, /^# By hand\n\n<!-- measured/);
  assert.match(once, /\| `lookup\/plain` \| 0\.6 +\| at most 0\.7 \| yes/);
  assert.match(once, /!\[engine-total\]\(pictures\/engine-total\.svg\)/);
  const twice = withTable(`${once}\nBelow.\n`, { engine: part({ 'lookup/plain': 0.9 }) }, []);
  assert.match(twice, /\| 0\.9 +\| at most 0\.7 \| no/);
  assert.match(twice, /Below\.\n$/);
  assert.doesNotMatch(twice, /0\.6 /);
});

test('pictures hold what they are given, and nothing that breaks the file', () => {
  const svg = bars({
    title: 'a < b & c',
    unit: 'ms',
    rows: [
      { label: 'x', value: 2 },
      { label: 'y', value: 1 }
    ]
  });
  assert.match(svg, /a &#60; b &#38; c/);
  assert.equal(svg.match(/<rect/g).length, 2);
  const drawn = lines({
    title: 't',
    x: 'x',
    y: 'y',
    logX: true,
    series: [
      {
        name: 's',
        points: [
          [1, 3],
          [8, 6]
        ]
      }
    ]
  });
  assert.match(drawn, /<polyline points="70,\d/);
  assert.doesNotMatch(drawn, /NaN/);
  assert.deepEqual(picturesOf({}), {});
});

test('results are written whole and read back; a folder without any is empty', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jupyt5-bench-'));
  try {
    const results = mergeResults(readResults(folder), 'evaluation', part({ 'verify/rerun': 20 }));
    writeResults(folder, results);
    assert.deepEqual(readResults(folder), JSON.parse(JSON.stringify(results)));
    assert.match(readFileSync(path.join(folder, 'README.md'), 'utf8'), /verify\/rerun/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('bench/README.md shows what bench/results.json holds, where there are results', () => {
  const page = readFileSync(path.join(ROOT, 'bench/README.md'), 'utf8');
  const { parts } = readResults(path.join(ROOT, 'bench'));
  assert.ok(page.includes(measuredPart(parts, Object.keys(picturesOf(parts)))));
  for (const [, file] of page.matchAll(/\]\((pictures\/[^)]+)\)/g))
    assert.ok(existsSync(path.join(ROOT, 'bench', file)), file);
});
