import * as fc from 'fast-check';
import { findPlace, joinText } from '../src/place.js';

describe('findPlace', () => {
  test('an empty cell is all hole', () => {
    expect(findPlace('', null)).toEqual({ offset: 0, before: '', after: '', inline: false });
  });

  test('a comment is kept ahead, and the text starts on a line of its own', () => {
    expect(findPlace('# mean of x', null)).toEqual({
      offset: 11,
      before: '# mean of x\n',
      after: '',
      inline: false
    });
    expect(findPlace('# a, b,', 7).inline).toBe(false);
  });

  test('outside edit mode everything in the cell stays ahead', () => {
    expect(findPlace('a = 1\nb = 2\n', null)).toMatchObject({ before: 'a = 1\nb = 2\n', after: '' });
  });

  test('the cursor inside the text parts it', () => {
    const source = 'def f(x):\n    \n\nprint(f(2))';
    expect(findPlace(source, 14)).toEqual({
      offset: 14,
      before: 'def f(x):\n',
      after: '\n\nprint(f(2))',
      inline: false
    });
  });

  test('the cursor at the start of a line leaves that line below', () => {
    expect(findPlace('a = 1\nprint(a)', 6)).toMatchObject({
      before: 'a = 1\n',
      after: '\nprint(a)',
      inline: false
    });
  });

  test('the cursor in a line continues that line', () => {
    expect(findPlace('x = f()', 6)).toMatchObject({ before: 'x = f(', after: ')', inline: true });
  });

  test('an unfinished last line is continued, a finished one is not', () => {
    expect(findPlace('total = ', 8)).toMatchObject({ before: 'total = ', inline: true });
    expect(findPlace('def f(x):', 9)).toMatchObject({ before: 'def f(x):\n', inline: false });
  });
});

describe('joinText', () => {
  const lines = { inline: false };

  test('starts a new line after text that the user typed at the hole meanwhile', () => {
    expect(joinText('y = 2\n', lines, '# mine', '')).toBe('\ny = 2');
  });

  test('does not write an indentation twice', () => {
    expect(joinText('    return x', lines, 'def f(x):\n    ', '')).toBe('return x');
    expect(joinText('    return x', lines, 'def f(x):\n', '')).toBe('    return x');
  });

  test('ends its line where text follows', () => {
    expect(joinText('b = 2', lines, 'a = 1\n', 'c = 3')).toBe('b = 2\n');
    expect(joinText('b = 2', lines, 'a = 1\n', '\nc = 3')).toBe('b = 2');
  });

  test('white space alone is nothing', () => {
    expect(joinText(' \n\n', lines, 'a', 'b')).toBe('');
  });

  test('nothing of the user is ever changed: the text only adds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.boolean(), (text, head, tail, inline) => {
        const joined = joinText(text, { inline }, head, tail);
        expect(`${head}${joined}${tail}`.startsWith(head)).toBe(true);
        expect(joined === '' || text.trim() !== '').toBe(true);
      })
    );
  });
});
