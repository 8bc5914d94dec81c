import { readFileSync, readdirSync } from 'node:fs';
import {
  checkHealth,
  checkInfillEvent,
  checkInfillRequest,
  checkInfillResponse,
  checkMaskedDocument,
  checkModelList,
  checkProblem,
  type Checked
} from '../src/index.js';

const checks: Record<string, (value: unknown) => Checked<unknown>> = {
  'masked-document': checkMaskedDocument,
  'infill-request': checkInfillRequest,
  'infill-response': checkInfillResponse,
  'infill-event': checkInfillEvent,
  error: checkProblem,
  models: checkModelList,
  health: checkHealth
};

const folder = `${__dirname}/../examples`;
const read = (path: string) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8'));
const checkOf = (file: string) => checks[file.split('.')[0]!]!;

test.each(readdirSync(`${folder}/valid`))('accepts %s and gives it back unchanged', file => {
  const value = read(`valid/${file}`);
  expect(checkOf(file)(value)).toEqual({ ok: true, value });
});

test.each(readdirSync(`${folder}/invalid`))('refuses %s and says why', file => {
  const { value, pointer, message } = read(`invalid/${file}`);
  const checked = checkOf(file)(value);
  expect(checked).toMatchObject(pointer === null ? { ok: false } : { ok: false, pointer, message });
});

test('every schema has valid and invalid examples', () => {
  for (const kind of ['valid', 'invalid']) {
    const names = new Set(readdirSync(`${folder}/${kind}`).map(file => file.split('.')[0]));
    expect([...names].sort()).toEqual(Object.keys(checks).sort());
  }
});

test('refuses bodies that are not objects', () => {
  for (const value of [undefined, null, 3, 'text', [], true])
    expect(checkInfillRequest(value)).toMatchObject({ ok: false, pointer: '' });
});

test('never quotes a notebook in a message', () => {
  const secret = 'password = "hunter2"'.repeat(10);
  const checked = checkMaskedDocument({
    language: 'python',
    cells: [{ type: 'code', masked: true, before: [secret], after: secret }]
  });
  expect(checked.ok).toBe(false);
  expect(JSON.stringify(checked)).not.toContain('hunter2');
});

test('stops at the first fault of a huge wrong body', () => {
  const checked = checkMaskedDocument({
    language: 'python',
    cells: Array.from({ length: 1_000_000 }, () => 0)
  });
  expect(checked).toMatchObject({ ok: false, pointer: '/cells' });
});
