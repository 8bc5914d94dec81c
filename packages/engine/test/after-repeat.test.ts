import fc from 'fast-check';
import { createAfterFilter } from '../src/after-repeat.js';

/** What is told of a text that comes in pieces. */
function told(before: string, after: string, pieces: readonly string[]): string {
  const filter = createAfterFilter(before, after);
  let out = '';
  for (const piece of pieces) {
    const { text, stopped } = filter.push(piece);
    out += text;
    if (stopped) return out;
  }
  return out + filter.end();
}

const HEAD = 'def f(x):\n';

test.each([
  ['a tail that is the first line of what follows', '\n    return y', '    y = x\n    return y', '    y = x'],
  ['the same behind a blank line', '\n\n    return y\n', '    y = x\n    return y\n', '    y = x'],
  [
    'its first lines, the last one unfinished',
    '\n    a = 1\n    b = 2\n',
    '    y = x\n    a = 1\n    b',
    '    y = x'
  ],
  ['the first lines only', '    a = 1\n    b = 2\n', '    y = x\n    a = 1\n', '    y = x'],
  ['all there is', '    return y', '    return y', '']
])('does not tell %s', (_, after, written, expected) => {
  const got = told(HEAD, after, [...written]);
  expect(got.trimEnd()).toBe(expected);
});

test.each([
  ['a line that goes on', '\n    return y', '    return y + 1'],
  ['a line that comes again later', '\n    return y', '    if x:\n    return y\n    y = 2'],
  ['the beginning of a line', '\n    return y', '    y = x\n    retu'],
  ['text where nothing follows', '', '    y = x\n'],
  ['text where only blank lines follow', '\n\n', '    y = x\n']
])('tells %s', (_, after, written) => expect(told(HEAD, after, [...written])).toBe(written));

test('inside a line, its rest alone may be meant; with the next line it is a repeat', () => {
  expect(told('f(', ')\nprint(x)', [...'g(x)'])).toBe('g(x)');
  expect(told('f(', ')', [...'g(x)'])).toBe('g(x)');
  expect(told('f(', ')\nprint(x)', [...'g(x))\nprint(x)'])).toBe('g(x)');
});

test('three whole lines of what follows end the writing', () => {
  const filter = createAfterFilter('', 'a\nb\nc\nd');
  const pieces = ['x\n', 'a\n', 'b\n', 'c\n'].map(piece => filter.push(piece));
  expect(pieces.map(({ stopped }) => stopped)).toEqual([false, false, false, true]);
  expect(pieces.map(({ text }) => text).join('')).toBe('x');
});

test('what is told does not depend on where the pieces are cut, and never has a repeat in it on the way', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', ' a', '\n', 'b = 1', '\nb', ')'), { maxLength: 12 }),
      fc.constantFrom('a', '\na\nb', 'b = 1\n)', ')\na', '\n\n a\n'),
      fc.constantFrom('', 'x\n', 'f('),
      (words, after, before) => {
        const whole = words.join('');
        const expected = told(before, after, [...whole]);
        expect(told(before, after, words)).toBe(expected);
        expect(whole.startsWith(expected)).toBe(true);
      }
    )
  ));
