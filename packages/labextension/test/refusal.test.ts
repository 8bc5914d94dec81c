import { nullTranslator } from '@jupyterlab/translation';
import { gradedCell, policyOf } from '../src/policy.js';
import { findRefusal, type CellFacts } from '../src/refusal.js';

const trans = nullTranslator.load('jupyt5');
const FINE: CellFacts = {
  cellType: 'code',
  language: 'python',
  isNotebookReadOnly: false,
  cellNumber: 3,
  cellMetadata: {},
  policy: 'on',
  canVerify: false,
  isVerifying: false
};
const refusal = (facts: Partial<CellFacts>): string | null => findRefusal({ ...FINE, ...facts }, trans);

test('a code cell of a Python notebook is filled', () => {
  expect(refusal({})).toBeNull();
  expect(refusal({ policy: 'hints' })).toBeNull();
});

test.each<[string, Partial<CellFacts>, RegExp]>([
  ['a markdown cell', { cellType: 'markdown' }, /cell 3 is not one/],
  ['another language', { language: 'r' }, /writes Python only, and this notebook runs r/],
  ['a read-only notebook', { isNotebookReadOnly: true }, /Save a copy/],
  ['a locked cell', { cellMetadata: { editable: false } }, /Cell 3 is locked/],
  [
    'a graded test',
    { cellMetadata: { nbgrader: { grade: true, solution: false } } },
    /tests that are graded/
  ],
  ['policy off', { policy: 'off' }, /does not allow suggestions/],
  ['verified-only without a verifier', { policy: 'verified-only' }, /checking is not available/]
])('%s is refused with what to do', (_name, facts, message) => {
  expect(refusal(facts)).toMatch(message);
});

test('verified-only is filled by infill-and-verify alone', () => {
  expect(refusal({ policy: 'verified-only', canVerify: true, isVerifying: true })).toBeNull();
  expect(refusal({ policy: 'verified-only', canVerify: true })).toMatch(/Use "Infill and verify"/);
});

test('policyOf reads the metadata; a value nobody knows allows nothing', () => {
  expect(policyOf(undefined)).toBe('on');
  expect(policyOf({ jupyt5: { policy: 'hints' } })).toBe('hints');
  expect(policyOf({ jupyt5: { policy: 'hnits' } })).toBe('off');
});

test('nbgrader cells are known', () => {
  expect(gradedCell({ nbgrader: { grade: true, solution: true } })).toBe('solution');
  expect(gradedCell({ nbgrader: { grade: true } })).toBe('test');
  expect(gradedCell({ nbgrader: { locked: true } })).toBe('locked');
  expect(gradedCell({})).toBeNull();
});
