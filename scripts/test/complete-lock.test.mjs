import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { completeLock, platformOf } from '../complete-lock.mjs';

test('the platform of a package is in its name', () => {
  assert.deepEqual(platformOf('@swc/core-linux-x64-musl'), { os: ['linux'], cpu: ['x64'], libc: ['musl'] });
  assert.deepEqual(platformOf('@nx/nx-linux-arm-gnueabihf'), {
    os: ['linux'],
    cpu: ['arm'],
    libc: ['glibc']
  });
  assert.deepEqual(platformOf('@rspack/binding-win32-x64-msvc'), { os: ['win32'], cpu: ['x64'] });
  assert.deepEqual(platformOf('@rspack/binding-wasm32-wasi'), { cpu: ['wasm32'] });
  assert.equal(platformOf('left-pad'), null);
});

test('missing packages are added once, present ones stay', () => {
  const lock = {
    packages: {
      '': { name: 'root' },
      'node_modules/a': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-darwin-arm64': '1.0.0' }
      },
      'node_modules/a-linux-x64': { version: '1.0.0', integrity: 'sha512-x' }
    }
  };
  const { lock: complete, added } = completeLock(lock);
  assert.deepEqual(added, ['node_modules/a-darwin-arm64']);
  assert.deepEqual(complete.packages['node_modules/a-darwin-arm64'], {
    version: '1.0.0',
    os: ['darwin'],
    cpu: ['arm64'],
    dev: true,
    optional: true
  });
  assert.equal(complete.packages['node_modules/a-linux-x64'].integrity, 'sha512-x');
  assert.deepEqual(completeLock(complete).added, []);
});

test('the lock file of this repository is complete: npm ci takes it on every platform', () => {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  assert.deepEqual(completeLock(lock).added, []);
});
