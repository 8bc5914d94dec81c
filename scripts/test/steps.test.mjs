import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild, endChild, waitFor } from '../steps/children.mjs';
import { choosePort } from '../steps/ports.mjs';
import { hashOf } from '../steps/stamps.mjs';

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));

const start = (args, env = {}) =>
  spawnSync(process.execPath, [START, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });

async function withTakenPort(use) {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(server.address().port);
  } finally {
    server.close();
  }
}

test('a port in use is told before anything is installed', () =>
  withTakenPort(port => {
    const { status, stderr } = start(['--no-browser', '--port', String(port)]);
    assert.equal(status, 1);
    assert.equal(
      stderr.trim(),
      `port ${port} is in use: choose another with --port, or leave the option out to get a free one`
    );
  }));

test('an unknown option and a port that is none are told in one line', () => {
  assert.match(start(['--prot', '1']).stderr, /Unknown option '--prot'[\s\S]*usage: npm start/);
  assert.equal(start(['--port', '99999']).stderr.trim(), '--port must be 1..65535, got 99999');
});

test('a model folder that is none is told before anything is installed', () => {
  const { status, stderr } = start(['--no-browser'], { JUPYT5_MODEL: '/nowhere' });
  assert.equal(status, 1);
  assert.equal(stderr.trim(), 'JUPYT5_MODEL must name a model folder; /nowhere has no manifest.json');
});

test('without a Python one line says what to install', () => {
  const { status, stderr } = start(['--no-browser'], { PATH: '/nonexistent', JUPYT5_PYTHON: '' });
  assert.equal(status, 1);
  assert.match(stderr.trim(), /^JuPyT5 needs Python 3.10 or newer: install it from/);
});

test('an old Python is named with its version', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jupyt5 old '));
  const python = path.join(folder, 'python3');
  writeFileSync(python, '#!/bin/sh\necho 3.8.1\n', { mode: 0o755 });
  const { stderr } = start(['--no-browser'], { PATH: folder, JUPYT5_PYTHON: '' });
  rmSync(folder, { recursive: true });
  assert.match(stderr.trim(), /^JuPyT5 needs Python 3.10 or newer \(python3 is 3.8.1\): install it from/);
});

test('without a wish the next free port is taken', () =>
  withTakenPort(async port => assert.notEqual(await choosePort(undefined, port, '--port'), port)));

test('a program that ends before it is ready is told with its last words', async () => {
  const child = startChild('test-child', [
    process.execPath,
    '-e',
    'console.error("no model here"); process.exit(3)'
  ]);
  await assert.rejects(
    waitFor(child, () => false, 10_000),
    /no model here\ntest-child ended with status 3; all of it: .*test-child.log/
  );
});

test('ending a program ends what it started, too', async () => {
  const script = `const { spawn } = require('child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']); console.log(child.pid); setInterval(() => {}, 1000);`;
  const parent = startChild('test-parent', [process.execPath, '-e', script]);
  let text = '';
  parent.child.stdout.on('data', piece => (text += piece));
  const pid = Number(await waitFor(parent, () => text.trim(), 10_000));
  await endChild(parent);
  await waitFor({ ended: new Promise(() => undefined) }, () => !isAlive(pid), 5000);
});

test('the hash of a step follows contents and ignores what is built', () => {
  assert.equal(hashOf(['scripts/steps/step.mjs']), hashOf(['scripts/steps/step.mjs']));
  assert.notEqual(hashOf(['scripts/steps/step.mjs']), hashOf(['scripts/steps/step.mjs'], 'other'));
  assert.notEqual(hashOf(['scripts/steps/step.mjs']), hashOf(['scripts/steps/missing.mjs']));
});

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
