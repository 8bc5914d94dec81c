import { createBlockFilter } from '../src/block-end.js';
import { Engine, infill } from '../src/index.js';
import { readSource, SOURCE_START } from '../src/syntax-guard.js';
import { loadTiny, notebook } from './tiny.js';

function told(before: string, after: string, text: string): readonly [string, boolean] {
  const filter = createBlockFilter(before, after);
  let out = '';
  for (const piece of text) {
    const { text: passed, stopped } = filter.push(piece);
    out += passed;
    if (stopped) return [out, true];
  }
  return [out + filter.end(), false];
}

const BODY = '    y = x\n    return y';

test.each([
  ['behind a block opener', 'def f(x):\n', ''],
  ['where the first line shows how deep it is', 'def f(x):\n    """Doc."""\n', ''],
  ['in front of more of the cell', 'def f(x):\n', '\nprint(f(1))']
])('a block ends at the first line that is indented less, %s', (_, before, after) => {
  expect(told(before, after, `${BODY}\n\nprint(1)`)).toEqual([BODY, true]);
  expect(told(before, after, `${BODY}\n`)).toEqual([`${BODY}\n`, false]);
});

test('the line end stays where the next line follows at once', () =>
  expect(told('def f(x):\n', 'print(f(1))', `${BODY}\nf(2)`)).toEqual([`${BODY}\n`, true]));

test('an unfinished line says how deep the block is', () => {
  expect(told('def f(x):\n    return ', '', 'x\ndef g')).toEqual(['x', true]);
  expect(told('if a:\n    if b:\n        c = ', '', '1\n    d = 2')).toEqual(['1', true]);
});

test('else, lines inside of brackets and strings', () => {
  expect(told('if a:\n', '', '    b\nelse:\n    c')).toEqual(['    b', true]);
  const long = '    y = f(\n1,\n2)\n    z = """\ntext\n"""\n    return z';
  expect(told('def f(x):\n', '', long)).toEqual([long, false]);
});

test('at the top level nothing ends it', () => {
  for (const before of ['', 'x = 1\n', 'x = ', "s = 'unfinished\n"])
    expect(told(before, '', 'def f():\n    pass\nf()')).toEqual(['def f():\n    pass\nf()', false]);
});

test('texts are kept in order where Python is asked for, and only in Python documents', async () => {
  const model = await loadTiny('int8');
  const engine = new Engine(model);
  const options = { n: 16, temperature: 1.5, maxTokens: 60, seed: 2 };
  const document = notebook(3, 'def f(x):\n');
  const texts = async (language: string, validPython: boolean) =>
    (await infill(engine, { ...document, language }, { ...options, validPython })).candidates.map(
      c => c.text
    );
  const ordered = (text: string) => readSource(SOURCE_START, `def f(x):\n${text}`) !== undefined;
  expect((await texts('python', true)).every(ordered)).toBe(true);
  expect((await texts('python', false)).every(ordered)).toBe(false);
  expect(await texts('r', true)).toEqual(await texts('r', false));
  await model.release();
});
