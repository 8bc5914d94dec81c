import { findChecks } from '../src/index.js';

const code = (source: string, metadata = {}) => ({ type: 'code' as const, source, metadata });
const md = (source: string) => ({ type: 'markdown' as const, source });

test('takes assert cells below the hole, up to the next heading', () => {
  const cells = [
    md('# A'),
    code(''),
    code('assert a'),
    md('text'),
    code('np.testing.assert_allclose(a, b)'),
    md('## B'),
    code('assert other')
  ];
  expect(findChecks(cells, 1).map(check => [check.cell, check.kind])).toEqual([
    [2, 'asserts'],
    [4, 'asserts']
  ]);
});

test('a commented assert, or one inside a word, is no check', () => {
  expect(findChecks([code(''), code('# assert a'), code('assertive = 1')], 0)).toEqual([]);
});

test('takes nbgrader test cells whatever they hold', () => {
  const cells = [
    code(''),
    code('check(a)', { nbgrader: { grade: true, solution: false } }),
    code('mine', { nbgrader: { grade: true, solution: true } })
  ];
  expect(findChecks(cells, 0).map(check => [check.cell, check.kind])).toEqual([[1, 'nbgrader']]);
});

test('takes helpers that only define something along, but nothing that acts', () => {
  const cells = [
    code(''),
    code('def near(a, b):\n    return abs(a - b) < 1'),
    code('print(a)'),
    code('assert near(a, 1)')
  ];
  expect(findChecks(cells, 0)[0]?.source).toBe(
    'def near(a, b):\n    return abs(a - b) < 1\nassert near(a, 1)'
  );
});

test('makes a check of docstring examples', () => {
  const [check] = findChecks([code('def twice(x):\n    """\n    >>> twice(2)\n    4\n    """\n')], 0);
  expect(check).toMatchObject({ cell: 0, kind: 'doctest' });
});
