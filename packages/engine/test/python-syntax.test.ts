import { mayBePython } from '../src/python-syntax.js';

test.each([
  '',
  'a = 1',
  'x = [1,\n     2]\ny = {"a": (1, 2)}',
  'def f(x):\n    if x:\n        return 1\n    return 2\n\nprint(f(1))',
  "s = '''one\n  two'''\nt = \"it's\"",
  'x = 1 + \\\n    2',
  'if a:  # why\n\n    b()\nelse: c()',
  '%matplotlib inline\n!ls (\nx = 1',
  'd = {1: 2}\nf = lambda x: x\na[1:]',
  '# (unclosed in a comment\nx = 1',
  "print('\\'')",
  'class A:\n\tdef f(self):\n\t\tpass'
])('%j may be Python', source => expect(mayBePython(source)).toBe(true));

test.each([
  'f(1',
  'f(1]',
  'x = "abc',
  "s = '''abc",
  'if a:\nb',
  'if a:',
  'a = 1\n  b = 2',
  'def f():\n    a\n  b',
  'x)'
])('%j is not Python', source => expect(mayBePython(source)).toBe(false));
