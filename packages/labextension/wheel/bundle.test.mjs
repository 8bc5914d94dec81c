// What a bundle of each platform holds. None of them is run here but this machine's: `--version` shows that it is whole.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { MODEL, ROOT } from '../../../scripts/steps/paths.mjs';
import { bundleServer } from './bundle.mjs';
import { findPlatform, PLATFORMS } from './platforms.mjs';

const LIBRARIES = {
  'linux-x64': 'libonnxruntime.so.1',
  'linux-arm64': 'libonnxruntime.so.1',
  'macos-arm64': 'libonnxruntime.1.dylib',
  'windows-x64': 'onnxruntime.dll'
};

for (const [name, platform] of Object.entries(PLATFORMS))
  test(`${name}: the libraries of this platform and of no other`, async () => {
    const out = mkdtempSync(path.join(tmpdir(), 'jupyt5 bundle '));
    try {
      await bundleServer({ root: ROOT, out, platform, modelFolder: MODEL });
      const files = readdirSync(out, { recursive: true });
      const library = path.join(
        'node_modules/onnxruntime-node/bin/napi-v6',
        platform.onnxruntime,
        LIBRARIES[name]
      );
      assert.ok(files.includes(library), library);
      const native = files.filter(file => file.endsWith('.node')).map(file => path.basename(file));
      assert.deepEqual(native.sort(), ['onnxruntime_binding.node', `tokenizers.${platform.tokenizers}.node`]);
      const model = path.join(out, 'model');
      const manifest = JSON.parse(readFileSync(path.join(model, 'manifest.json'), 'utf8'));
      for (const file of manifest.files) assert.ok(existsSync(path.join(model, file.path)), file.path);
      assert.ok(!existsSync(path.join(model, 'checkpoint')));
      assert.match(
        readFileSync(path.join(out, 'THIRD-PARTY-LICENSES.txt'), 'utf8'),
        /^fastify .*[^]*^tokenizers /m
      );
      const version = spawnSync(process.execPath, [path.join(out, 'bin', 'jupyt5-server.mjs'), '--version'], {
        encoding: 'utf8'
      });
      assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/, version.stderr);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });

test('a platform without a wheel is refused by name', () => {
  assert.throws(
    () => findPlatform('solaris'),
    /linux-x64, linux-arm64, macos-arm64, windows-x64, got solaris/
  );
});
