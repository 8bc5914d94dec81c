import { execFileSync } from 'node:child_process';
import type { Tokenizer } from '@jupyt5/codec';
import { mayEnd, readSource, SOURCE_START, SyntaxGuard } from '../src/syntax-guard.js';

const after = (text: string) => readSource(SOURCE_START, text);

test.each([
  'x = [1, (2, {3: 4})]\n',
  'print("a ) b", \'c ] d\')',
  's = """two\n"lines" ( \n"""',
  'empty = \'\'\nother = ""',
  's = "an \\" inside ["',
  '# a ( in a comment\nx = 1',
  '%timeit f(\nx = 1',
  '!ls {\n',
  'if x:\n    pass',
  'd = {"a": 1}\ny = d["a"][1:]',
  'f"{d["a"]}"',
  ''
])('%j may end', text => {
  const state = after(text);
  expect(state && mayEnd(state)).toBe(true);
});

test.each([
  'f(',
  'x = [1',
  'if x:',
  'def f(a):\n    ',
  's = "abc',
  "'''a\n''",
  's = "',
  'x = {1: (2, 3)',
  'else:  # so'
])('%j may go on, not end', text => {
  const state = after(text);
  expect(state && mayEnd(state)).toBe(false);
});

test.each([')', 'f(1]', '(}', 'x = "a\n', "d['a'])", '[1, 2)'])('%j is out of order', text => {
  expect(after(text)).toBeUndefined();
});

test('text in pieces leads to the same state as in one', () => {
  const text = 'x = f("""a "b" """, [\'c\', {1: ""}])  # d (\nif x:\n    y = ""';
  let state = SOURCE_START;
  for (const character of text) state = readSource(state, character) ?? SOURCE_START;
  expect(state).toEqual(after(text));
});

/** Ids 0 end, 1.. the entries. */
function tokenizerOf(entries: readonly string[]): Tokenizer {
  return {
    sha256: '',
    vocabSize: entries.length + 1,
    encode: () => Promise.reject(new Error('not needed')),
    bytesOf: id => new TextEncoder().encode(entries[id - 1] ?? '')
  };
}

/** What may come where the model likes all of it; the end a little more if `wantsEnd`. */
function allowed(guard: SyntaxGuard, entries: readonly string[], wantsEnd = false): string[] {
  const logits = new Float32Array(entries.length + 1);
  logits[0] = wantsEnd ? 1 : -1;
  guard.forbid(logits, 0, logits.length, [0]);
  return ['end', ...entries].filter((_, id) => logits[id] !== -Infinity);
}

test('only tokens that leave the source in order may come', () => {
  const entries = ['(', ')', ']', '))', '"', '\n', 'x', ')\n', '"a\n'];
  const guard = new SyntaxGuard(tokenizerOf(entries), after('f(g('), false);
  const id = (entry: string) => entries.indexOf(entry) + 1;
  expect(allowed(guard, entries)).toEqual(['(', ')', '))', '"', '\n', 'x', ')\n']);
  guard.push(id('"'));
  expect(allowed(guard, entries)).toEqual(['(', ')', ']', '))', '"', 'x', '"a\n']);
  guard.push(id('"'));
  guard.push(id('))'));
  expect(allowed(guard, entries)).toEqual(['end', '(', '"', '\n', 'x']);
});

test('where the model wants to end too early, it closes first', () => {
  const entries = ['(', ')', ']', '))', '"', '\n', 'x', '):', '")'];
  const guard = (text: string) => new SyntaxGuard(tokenizerOf(entries), after(text), false);
  expect(allowed(guard('f(g('), entries, true)).toEqual([')', '))']);
  expect(allowed(guard('f([1'), entries, true)).toEqual([']']);
  expect(allowed(guard('f("a'), entries, true)).toEqual(['"', '")']);
  expect(allowed(guard('"""a"'), entries, true)).toEqual(['"']);
  expect(allowed(guard('if x:'), entries, true)).toEqual(['(', '"', '\n', 'x', '")']);
  expect(allowed(guard('f(x)'), entries, true)).toEqual(['end', '(', '"', '\n', 'x', '")']);
});

test('where something follows in the cell, the text may end anywhere', () => {
  const entries = ['x', ']'];
  expect(allowed(new SyntaxGuard(tokenizerOf(entries), after('f('), true), entries)).toEqual(['end', 'x']);
});

test('behind source that is out of order nothing is forbidden', () => {
  const entries = ['x', ']'];
  expect(allowed(new SyntaxGuard(tokenizerOf(entries), after('f(]'), false), entries)).toEqual([
    'end',
    'x',
    ']'
  ]);
});

test('agrees with Python on the standard library', () => {
  const script =
    'import json, pathlib, textwrap\n' +
    'files = sorted(pathlib.Path(textwrap.__file__).parent.glob("*.py"))[:60]\n' +
    'print(json.dumps([p.read_text("utf-8") for p in files]))';
  const sources = JSON.parse(
    execFileSync(process.env.JUPYT5_TEST_PYTHON ?? 'python3', ['-c', script], {
      maxBuffer: 1 << 26,
      encoding: 'utf8'
    })
  ) as string[];
  expect(sources.length).toBeGreaterThan(30);
  for (const source of sources) {
    const state = after(source);
    expect(state && mayEnd(state)).toBe(true);
  }
});
