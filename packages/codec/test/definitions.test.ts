import fc from 'fast-check';
import { definedNames } from '../src/definitions.js';

test('finds what a cell binds at its top level', () => {
  const source = [
    'import numpy as np, os.path',
    'from a.b import c as d, e',
    'def f(x):',
    '    inner = 1',
    'class G(object): pass',
    'x, y = 1, 2',
    'table["price"] = 3',
    'x == 4',
    'total += 1',
    '# comment = 5'
  ].join('\n');
  expect(definedNames(source)).toEqual(['np', 'os', 'd', 'e', 'f', 'G', 'x', 'y', 'table']);
});

// The slow, obvious way: the pattern tried at every character.
const DEFINITION =
  /^(?:def|class)\s+(\w+)|^((?:\w+\s*,\s*)*\w+)(?:\[[^\n=]*\])?\s*=(?!=)|^import\s+([^\n]+)|^from\s+\S+\s+import\s+([^\n]+)/gm;

function slowNames(source: string): readonly string[] {
  const names: string[] = [];
  for (const match of source.matchAll(DEFINITION)) {
    if (match[1] !== undefined) names.push(match[1]);
    else if (match[2] !== undefined) names.push(...match[2].split(/\s*,\s*/));
    else {
      for (const item of (match[3] ?? match[4] ?? '').split(',')) {
        const words = item
          .replace(/[()#].*$/, '')
          .trim()
          .split(/\s+as\s+|\./);
        names.push(
          (match[3] !== undefined && !/\sas\s/.test(item) ? words[0] : words[words.length - 1]) ?? ''
        );
      }
    }
  }
  return names;
}

test('finds the same names as the pattern tried everywhere, whatever the text and its line ends', () => {
  const part = fc.constantFrom(
    ...[
      'def ',
      'class ',
      'import ',
      'from ',
      ' as ',
      'x',
      'y1',
      '_',
      '7',
      'é',
      '.',
      ',',
      '=',
      '==',
      '[',
      ']',
      '(',
      '#',
      ' '
    ],
    ...['\n', '\n', '\r', '\r\n', '\u2028', '\u2029', '\t']
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), parts => {
      const source = parts.join('');
      expect(definedNames(source)).toEqual(slowNames(source));
    }),
    { numRuns: 5000, seed: 1 }
  );
});
