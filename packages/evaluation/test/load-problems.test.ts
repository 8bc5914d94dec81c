import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contextOf, documentOf, loadProblems } from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'problems '));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, ...records: object[]): string => {
  const text = records.map(record => JSON.stringify(record)).join('\n') + '\n';
  writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  return join(folder, name);
};

test('a task: the prefix stays visible, the rest of the cell is the reference, checks come from below', () => {
  const cells = [
    { cell_type: 'code', source: 'x = 2' },
    { cell_type: 'code', source: 'def f():\n    return x' },
    { cell_type: 'markdown', source: 'check' },
    { cell_type: 'code', source: 'assert f() == 2' }
  ];
  const [problem] = loadProblems(
    file('tasks.jsonl', {
      task_id: 'T/1',
      area: 'a',
      difficulty: 2,
      notebook: { cells },
      cell_index: 1,
      test_index: 3,
      prefix: 'def f():\n'
    })
  );
  expect(problem).toMatchObject({
    id: 'T/1',
    before: 'def f():\n',
    reference: '    return x',
    checks: ['assert f() == 2']
  });
  expect(contextOf(problem!)).toEqual(['x = 2']);
  expect(documentOf(problem!).cells[1]).toEqual({
    type: 'code',
    masked: true,
    before: 'def f():\n',
    after: ''
  });
});

test('HumanEval: the prompt is before, the check calls the entry point', () => {
  const record = {
    task_id: 'HumanEval/0',
    prompt: 'def f(x):\n',
    entry_point: 'f',
    canonical_solution: '    return x',
    test: 'def check(candidate):\n    assert candidate(1) == 1'
  };
  const [problem] = loadProblems(file('human.jsonl.gz', record));
  expect(problem).toMatchObject({ area: 'HumanEval', before: 'def f(x):\n', reference: '    return x' });
  expect(problem?.checks[0]).toMatch(/check\(f\)$/);
});

test('PandasEval scripts: solution lists, and a check without argument', () => {
  const record = {
    task_id: 'PandasEval/0',
    prompt: 'x =',
    entry_point: 'none',
    canonical_solution: [' 1'],
    test: 'def check():\n    assert x == 1'
  };
  const [problem] = loadProblems(file('pandas.jsonl', record));
  expect(problem?.reference).toBe(' 1');
  expect(problem?.checks[0]).toMatch(/check\(\)$/);
});

test('DSP: the notebook is read from beside, one problem of a family counts', () => {
  const cell = (source: string): object => ({ cell_type: 'code', source, metadata: {}, outputs: [] });
  file('lab.ipynb', {
    nbformat: 4,
    metadata: {},
    cells: [cell('a = 1'), cell('# stub\nb = 2'), cell('assert b')]
  });
  const record = {
    task_id: 'DSP/1',
    notebook_path: 'lab.ipynb',
    cell_index: 1,
    cell_stub: '# stub',
    solution: 'b = 2',
    solution_cell: '# stub\nb = 2',
    test: 'assert b',
    category: 'python',
    family: 'x'
  };
  const problems = loadProblems(file('dsp.jsonl', record, { ...record, task_id: 'DSP/2' }));
  expect(problems.map(({ id }) => id)).toEqual(['DSP/1']);
  expect(problems[0]).toMatchObject({ before: '# stub\n', reference: 'b = 2', tolerant: true, folder });
  expect(problems[0]?.cells[1]?.source).toBe('# stub\n');
});

test('an unknown format is named by line with what is known', () => {
  expect(() => loadProblems(file('odd.jsonl', { question: 'x' }))).toThrow(
    'odd.jsonl:1: expected a task, a DSP or a HumanEval-like record, got keys question'
  );
});

test('a file that is not there, and a line that is not JSON, are named', () => {
  expect(() => loadProblems(join(folder, 'missing.jsonl'))).toThrow(
    /missing\.jsonl cannot be read \(ENOENT\)/
  );
  writeFileSync(join(folder, 'words.jsonl'), 'just words\n');
  expect(() => loadProblems(join(folder, 'words.jsonl'))).toThrow(
    /words\.jsonl:1: expected one JSON object a line, got just words/
  );
});
