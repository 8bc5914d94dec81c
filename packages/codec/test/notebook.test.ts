import { CodecError, maskCell, readNotebook } from '../src/index.js';

const notebook = (cells: unknown[], more: object = {}): unknown => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells,
  ...more
});
const code = (source: unknown, more: object = {}): unknown => ({
  cell_type: 'code',
  source,
  outputs: [],
  metadata: {},
  execution_count: null,
  ...more
});

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof CodecError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

test('joins sources that are lists of lines and unifies line ends', () => {
  expect(readNotebook(notebook([code(['a = 1\r\n', 'b = 2\r', 'c'])])).cells[0]?.source).toBe(
    'a = 1\nb = 2\nc'
  );
});

test('replaces lone surrogates, which UTF-8 cannot carry', () => {
  expect(readNotebook(notebook([code('x = "\ud800"')])).cells[0]?.source).toBe('x = "\ufffd"');
});

test('reads the language from the kernel and takes python where none is named', () => {
  expect(readNotebook(notebook([])).language).toBe('python');
  expect(readNotebook(notebook([], { metadata: { kernelspec: { language: 'R' } } })).language).toBe('r');
  expect(readNotebook(notebook([], { metadata: { language_info: { name: 'julia' } } })).language).toBe(
    'julia'
  );
});

test('leaves outputs out unless they are asked for', () => {
  const withOutput = notebook([
    code('1 + 1', { outputs: [{ output_type: 'execute_result', data: { 'text/plain': ['2'] } }] })
  ]);
  expect(readNotebook(withOutput).cells[0]).not.toHaveProperty('output');
  expect(readNotebook(withOutput, { outputs: true }).cells[0]?.output).toBe('2');
});

test('upgrades nbformat 3: worksheets, input, heading cells', () => {
  const old = {
    nbformat: 3,
    metadata: {},
    worksheets: [
      {
        cells: [
          { cell_type: 'heading', level: 2, source: 'Data' },
          { cell_type: 'code', input: 'x = 1', language: 'python' }
        ]
      }
    ]
  };
  expect(readNotebook(old).cells).toEqual([
    { type: 'markdown', source: '## Data' },
    { type: 'code', source: 'x = 1' }
  ]);
});

test.each([
  ['text', 'invalidNotebook'],
  [null, 'invalidNotebook'],
  [[], 'invalidNotebook'],
  [{ cells: [] }, 'invalidNotebook'],
  [{ nbformat: 2, worksheets: [] }, 'unsupportedNotebook'],
  [{ nbformat: 5, cells: [] }, 'unsupportedNotebook'],
  [{ nbformat: 4, cells: {} }, 'invalidNotebook'],
  [{ nbformat: 4, cells: [{ cell_type: 'music', source: '' }] }, 'invalidNotebook'],
  [{ nbformat: 4, cells: [{ cell_type: 'code', source: 7 }] }, 'invalidNotebook']
])('refuses %j with %s', (json, expected) => {
  expect(codeOf(() => readNotebook(json))).toBe(expected);
});

test('masks the cell and keeps what stands in it as before', () => {
  const document = maskCell(notebook([code('import os'), code('def f(x):\n', { id: 'here' })]), {
    cellId: 'here'
  });
  expect(document).toEqual({
    language: 'python',
    cells: [
      { type: 'code', source: 'import os' },
      { type: 'code', masked: true, before: 'def f(x):\n', after: '' }
    ]
  });
});

test('splits the masked cell at the cursor', () => {
  const document = maskCell(notebook([code('ab')]), { cellIndex: 0 }, { cursor: 1 });
  expect(document.cells[0]).toMatchObject({ before: 'a', after: 'b' });
});

test('names the cells there are when the asked one does not exist', () => {
  expect(() => maskCell(notebook([code('a')]), { cellIndex: 3 })).toThrow('cellIndex must be 0..0, got 3');
  expect(() => maskCell(notebook([code('a')]), { cellId: 'nope' })).toThrow('0 of 1 cells have an id');
  expect(codeOf(() => maskCell(notebook([code('a')]), { cellIndex: -1 }))).toBe('cellNotFound');
});

test('refuses to fill a markdown cell', () => {
  expect(codeOf(() => maskCell(notebook([{ cell_type: 'markdown', source: '# t' }]), { cellIndex: 0 }))).toBe(
    'cellNotCode'
  );
});
