// The CUDA provider's way from a wheel to beside onnxruntime-node, with a wheel and a package of our own: the real one is 250 MB.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { cudaMajor, installCuda, InstallError } from '../src/install-cuda.js';

let folder: string;
let runtimeFolder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jupyt5-install-'));
  runtimeFolder = join(folder, 'onnxruntime-node');
  target = join(runtimeFolder, 'bin/napi-v6/linux/x64');
  mkdirSync(target, { recursive: true });
  writeFileSync(join(runtimeFolder, 'package.json'), JSON.stringify({ version: '1.30.0' }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LIBRARIES = ['cuda', 'shared', 'tensorrt'].map(name => `libonnxruntime_providers_${name}.so`);

function makeWheel(name: string, libraries = LIBRARIES): string {
  const zip = new AdmZip();
  for (const library of libraries)
    zip.addFile(
      `onnxruntime/capi/${library}`,
      Buffer.from(`ELF ${library}\0libcublasLt.so.13\0libcudart.so.13\0`)
    );
  zip.addFile('onnxruntime/capi/onnxruntime_pybind11_state.so', Buffer.from('not wanted'));
  const path = join(folder, name);
  zip.writeZip(path);
  return path;
}
const WHEEL = 'onnxruntime_gpu-1.30.0-cp312-cp312-manylinux_2_28_x86_64.whl';

test('puts the provider beside the binding and says which CUDA it needs', async () => {
  const lines: string[] = [];
  const wheel = makeWheel(WHEEL);
  await installCuda({ wheel, runtimeFolder, platform: 'linux/x64' }, line => void lines.push(line));
  expect(readdirSync(target).sort()).toEqual(LIBRARIES);
  expect(readFileSync(join(target, LIBRARIES[0]!), 'latin1')).toContain(
    'ELF libonnxruntime_providers_cuda.so'
  );
  expect(lines.join('\n')).toContain('It needs CUDA 13 and cuDNN 9');
  expect(cudaMajor(join(target, LIBRARIES[0]!))).toBe(13);
});

test.each([
  [
    'another version',
    () => makeWheel(WHEEL.replace('1.30.0', '1.29.0')),
    'linux/x64',
    /expected onnxruntime_gpu-1\.30\.0-/
  ],
  [
    'a wheel without it',
    () => makeWheel(WHEEL, []),
    'linux/x64',
    /holds no libonnxruntime_providers_shared\.so/
  ],
  ['no wheel', () => join(folder, WHEEL), 'linux/x64', /there is no file/],
  ['another platform', () => makeWheel(WHEEL), 'darwin/arm64', /on linux\/x64 only, this is darwin\/arm64/]
])('refuses %s, and leaves the package as it was', async (_what, wheel, platform, message) => {
  const install = installCuda({ wheel: wheel(), runtimeFolder, platform }, () => undefined);
  await expect(install).rejects.toThrow(InstallError);
  await expect(install).rejects.toThrow(message);
  expect(readdirSync(target)).toEqual([]);
});
