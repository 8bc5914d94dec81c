import fc from 'fast-check';
import { foldLiterals } from '../src/fold.js';

test('keeps the first three numbers of a long list and counts the rest', () => {
  expect(foldLiterals('x = [1, 2.5, -3, 4, 5, 6, 7, 8]')).toEqual(['x = [1, 2.5, -3, ', '5]']);
});

test('keeps four texts', () => {
  expect(foldLiterals("c = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']")).toEqual([
    "c = ['a', 'b', 'c', 'd', ",
    '5]'
  ]);
});

test('folds each column of a table and keeps its name', () => {
  const source =
    "df = pd.DataFrame({\n    'a': [1, 2, 3, 4, 5, 6, 7],\n    'b': [True, None, 1, 2, 3, 4, 5],\n})";
  expect(foldLiterals(source)).toEqual([
    "df = pd.DataFrame({\n    'a': [1, 2, 3, ",
    "4],\n    'b': [True, None, 1, ",
    '4],\n})'
  ]);
});

test('folds the rows of nested lists', () => {
  expect(foldLiterals('m = [[1, 2], [3, 4], [5, 6], [7, 8], [9, 0], [1, 1], [2, 2]]')).toEqual([
    'm = [[1, 2], [3, 4], [5, 6], ',
    '4]'
  ]);
});

test('leaves lists with anything but literals, calls and comments alone', () => {
  for (const source of [
    'x = [a, b, c, d, e, f, g, h, i]',
    'f(1, 2, 3, 4, 5, 6, 7, x, 8, 9)',
    '# [1, 2, 3, 4, 5, 6, 7, 8, 9]'
  ])
    expect(foldLiterals(source)).toEqual([source]);
});

test('cuts a very long string', () => {
  const [start, rest] = foldLiterals(`s = "${'x'.repeat(500)}"`);
  expect(start).toHaveLength('s = '.length + 120);
  expect(rest).toBe('381"');
});

test('any text survives: parts joined without their counts are a subsequence of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'[](),\'"# \n12ab\\'), maxLength: 200 }), source => {
      const parts = foldLiterals(source);
      expect(source.startsWith(parts[0] ?? '')).toBe(true);
      if (parts.length === 1) expect(parts[0]).toBe(source);
    })
  );
});
