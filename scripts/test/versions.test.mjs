// Facts that several languages must know, and no import can share.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { MIN_NODE } from '../check-node.mjs';
import { ROOT } from '../steps/paths.mjs';

const read = file => readFileSync(path.join(ROOT, file), 'utf8');

test('the oldest Node.js is the same wherever it is asked for', () => {
  const [major, minor] = MIN_NODE;
  assert.equal(JSON.parse(read('package.json')).engines.node, `>=${major}.${minor}`);
  for (const file of ['server/src/doctor.ts', 'packages/labextension/jupyt5/node.py'])
    assert.match(read(file), new RegExp(`[\\[(]${major}, ${minor}[\\])]`), file);
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/install.md'])
    assert.ok(read(page).includes(`${major}.${minor}`), page);
});

test('the oldest Python is the same wherever it is asked for', () => {
  const [, version] = /MIN_PYTHON = \[(\d+, \d+)\]/.exec(read('scripts/steps/python.mjs')) ?? [];
  const oldest = version.replace(', ', '.');
  for (const name of ['labextension', 'training', 'exercises', 'verify'])
    assert.match(
      read(`packages/${name}/pyproject.toml`),
      new RegExp(`requires-python = ">=${oldest}"`),
      name
    );
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/install.md'])
    assert.ok(read(page).includes(`Python ${oldest}`), page);
});

test("the wheel carries this repository's licence, as the licence asks", () => {
  assert.equal(read('packages/labextension/LICENSE'), read('LICENSE'));
});
