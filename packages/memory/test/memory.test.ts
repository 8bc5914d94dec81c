// The memory: what is asked is found in the notebook, and the solved exercise that is most like it comes first.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bm25 } from '../src/bm25';
import { Memory, questionOf } from '../src/index';
import { termsOf } from '../src/terms';

const entry = (
  skill: string,
  statement: string,
  code = skill
): { skill: string; statement: string; code: string } => ({
  skill,
  statement,
  code
});
const MEMORY = new Memory([
  entry('mean', 'Compute the mean of `price` per `city`.', 'r = df.groupby("city")["price"].mean()'),
  entry('drop', 'Produce `out`, the same frame without the column `note`.', 'out = df.drop(columns="note")'),
  entry('drop', 'Drop the column `x` of the frame.', 'y = df.drop(columns="x")'),
  entry('mae', String.raw`Implement $\frac{1}{n}\sum_i |y_i - p_i|$`, 'np.mean(np.abs(y - p))'),
  entry('mse', String.raw`Implement $\frac{1}{n}\sum_i (y_i - p_i)^2$`, 'np.mean((y - p)**2)')
]);
const masked = (before = ''): { type: 'code'; before: string; after: string } => ({
  type: 'code',
  before,
  after: ''
});

test('scores are those of BM25, best first, equal ones in order', () => {
  const texts = ['a b', 'a a c', 'd', 'a b'].map(text => text.split(' '));
  const score = (query: readonly string[], i: number): number => {
    const mean = texts.reduce((sum, t) => sum + t.length, 0) / texts.length;
    return query.reduce((sum, term) => {
      const having = texts.filter(t => t.includes(term)).length;
      const count = (texts[i] ?? []).filter(t => t === term).length;
      const idf = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
      return sum + (idf * count * 2.2) / (count + 1.2 * (0.5 + (0.5 * (texts[i] ?? []).length) / mean));
    }, 0);
  };
  for (const query of [['a'], ['a', 'c'], ['b'], ['d', 'a']]) {
    const expected = [...texts.keys()]
      .filter(i => score(query, i) > 0)
      .sort((i, j) => score(query, j) - score(query, i) || i - j);
    expect(new Bm25(texts).best(query, 4)).toEqual(expected);
    expect(new Bm25(texts).best(query, 2)).toEqual(expected.slice(0, 2));
  }
  expect(new Bm25(texts).best(['nothing'], 3)).toEqual([]);
  expect(new Bm25([]).best(['a'], 3)).toEqual([]);
});

test('an index answers the same again', () => {
  const index = new Bm25([['a'], ['a', 'b']]);
  expect([index.best(['a', 'b'], 2), index.best(['a', 'b'], 2)]).toEqual([
    [1, 0],
    [1, 0]
  ]);
});

test('names in backticks say nothing, formulas keep their signs', () => {
  expect(termsOf('**Exercise 3.** Mean prices of `mean`')).toEqual(['mean', 'price', 'mean price']);
  expect(termsOf(String.raw`$\sum_i x^2$`)).toEqual(
    expect.arrayContaining([String.raw`\sum`, '^', 'i', 'x', String.raw`\sum i`])
  );
});

test('the nearest exercise comes first, one of each skill', () => {
  const found = MEMORY.search('the same frame without the column `age`, as `r`', 3).map(
    ({ statement }) => statement
  );
  expect(found[0]).toContain('without the column');
  expect(MEMORY.search('drop column frame', 5).filter(({ skill }) => skill === 'drop')).toHaveLength(1);
  expect(MEMORY.search(String.raw`$\frac1n \sum_j |a_j - b_j|$`, 1)[0]?.skill).toBe('mae');
  expect(MEMORY.search('xyzzy', 3)).toEqual([]);
});

test('what is not accepted is passed over', () => {
  expect(
    MEMORY.search('drop the column', 2, ({ skill }) => skill !== 'drop').map(({ skill }) => skill)
  ).not.toContain('drop');
});

test('the question is the text above the cell and the comments in it', () => {
  const cells = [
    { type: 'markdown', source: 'Title' },
    { type: 'markdown', source: 'Compute the mean.' },
    { type: 'code', source: 'x = 3' },
    masked('# as a number\ndef mean(x):\n    """Of all."""\n    y = 1\n'),
    { type: 'markdown', source: 'Later.' }
  ] as const;
  const question = questionOf(cells, 3);
  expect(question).toContain('as a number');
  expect(question).toContain('def mean(x):');
  expect(question).toContain('Of all.');
  expect(question).not.toContain('y = 1');
  expect(question).not.toContain('Later');
  expect(questionOf([cells[1], cells[2], masked()], 2)).toBe('Compute the mean.');
  expect(questionOf([{ type: 'code', source: '# Task: add\n# all numbers' }, masked()], 1)).toBe(
    'Task: add\nall numbers'
  );
  expect(questionOf([{ type: 'code', source: 'x = 1' }, masked()], 1)).toBe('');
});

test('a notebook that asks nothing gets no exercises', () => {
  expect(MEMORY.similarTo([masked()], 0, 3)).toEqual([]);
  expect(MEMORY.similarTo([{ type: 'markdown', source: 'Drop the column.' }, masked()], 1, 1)).toHaveLength(
    1
  );
});

test('a file that is no memory is refused with its place', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'memory-'));
  const file = join(folder, 'memory.jsonl');
  await writeFile(file, `${JSON.stringify(entry('a', 'b'))}\n{"skill": "x"}\n`);
  await expect(Memory.load(file)).rejects.toThrow(
    /memory\.jsonl:2: expected a string "statement", got undefined/
  );
  await writeFile(file, 'no json\n');
  await expect(Memory.load(file)).rejects.toThrow(/:1: expected one JSON object a line, got no json/);
  await expect(Memory.load(join(folder, 'none'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
  await writeFile(file, `${JSON.stringify(entry('a', 'Sort the list.'))}\n`);
  expect((await Memory.load(file)).search('sort a list', 2)).toHaveLength(1);
});
